# Each recipe is one plain command; all of them also run by hand.

# everything, as the gate does it
ready:
    tests/run

# lay out the sources
format:
    cargo fmt

# clippy, warnings are errors
lints:
    cargo clippy --release --all-targets -- -D warnings

# all Rust tests
tests:
    cargo test --release

# accept the documents and expected outputs that the tests produce; read the diff
bless:
    DAFU_BLESS=1 cargo test --release

# the API documentation
docs:
    cargo doc --release --no-deps --open

# licences and sources of all dependencies
policy:
    cargo test --release --test it policy::

# the demonstration site, built twice and compared
site:
    tests/run site

# the demonstration site in Chromium; pictures in target/browser/pictures
browser:
    tests/run browser
