//! Scripts of a theme without comments, blanks and long names: they are read on telephones.

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions, CommentOptions};
use oxc_minifier::{MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// `source` as it is published; unchanged where it is no script that can be read.
#[must_use]
pub(super) fn minified(source: &[u8]) -> Vec<u8> {
    let code = std::str::from_utf8(source).ok().and_then(shortened);
    code.map_or_else(|| source.to_vec(), String::into_bytes)
}

fn shortened(source: &str) -> Option<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, SourceType::default()).parse();
    if parsed.panicked || !parsed.errors.is_empty() {
        return None;
    }
    let mut program = parsed.program;
    // Nothing is rewritten: what the author wrote for old browsers stays what they understand.
    let options = MinifierOptions { mangle: Some(MangleOptions::default()), compress: None };
    let names = Minifier::new(options).minify(&allocator, &mut program).scoping;
    let options = CodegenOptions {
        minify: true,
        comments: CommentOptions::disabled(),
        ..CodegenOptions::default()
    };
    Some(Codegen::new().with_options(options).with_scoping(names).build(&program).code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(source: &str) -> String {
        String::from_utf8(minified(source.as_bytes())).expect("scripts are text")
    }

    #[test]
    fn comments_and_names_are_shortened_and_what_cannot_be_read_stays() {
        let source = "(function (self) {\n  // 说明\n  const longName = 1;\n  self.a = longName + 1;\n})(this);\n";
        assert_eq!(of(source), "(function(e){const t=1;e.a=t+1})(this);");
        assert_eq!(of("const = ;"), "const = ;");
        assert_eq!(of("var kept = a || (a = 1);"), "var kept=a||(a=1);");
    }
}
