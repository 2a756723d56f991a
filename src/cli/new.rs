//! The arguments of `dafu new`: an option for each field that a text can give.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};

use crate::archive::schema::{FIELDS, FieldDef, FieldType};

/// `dafu new`.
#[derive(Debug, Args)]
pub struct New {
    /// What is known of the reply.
    #[command(flatten)]
    pub fields: FieldOptions,
    /// 正文：文本文件，或者 - 从标准输入读；.md 按 Markdown，其他的一行一段，从 Word、Excel 粘贴来的表格转成表格
    ///
    /// The text: a file, or `-` for standard input; .md is Markdown, in others each line is a paragraph; rows with tabs become tables
    #[arg(long, value_name = "文件")]
    pub body: Option<PathBuf>,
    /// 稿件放到哪个目录（默认 content/replies/年份）
    ///
    /// The folder for the draft (default: content/replies/YEAR)
    #[arg(long, value_name = "目录")]
    pub into: Option<PathBuf>,
    /// 不询问；必填而没有写的标“待核对”
    ///
    /// Ask nothing, and mark required fields that are not given as 待核对
    #[arg(short, long)]
    pub yes: bool,
}

/// Fields with the texts given for them, in the order of the field table.
#[derive(Clone, Debug, Default)]
pub struct FieldOptions(pub Vec<(&'static FieldDef, Vec<String>)>);

impl FromArgMatches for FieldOptions {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut options = Self::default();
        options.update_from_arg_matches(matches)?;
        Ok(options)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.0 = FIELDS
            .iter()
            .filter(|field| field.option().is_some())
            .filter_map(|field| {
                let texts = matches.get_many::<String>(field.key)?;
                Some((field, texts.cloned().collect()))
            })
            .collect();
        Ok(())
    }
}

impl Args for FieldOptions {
    fn augment_args(command: Command) -> Command {
        let options = FIELDS.iter().filter_map(|field| {
            let option = Arg::new(field.key)
                .long(field.option()?)
                .value_name("内容")
                .help(field.zh)
                .long_help(format!("{}\n\n{}", field.zh, field.en));
            let several = matches!(field.kind, FieldType::List | FieldType::Identifiers);
            Some(option.action(if several { ArgAction::Append } else { ArgAction::Set }))
        });
        command.args(options)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}
