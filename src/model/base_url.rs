//! The site's public address, from which canonical links and QR codes are made.

use url::{Host, Url};

/// The base address of a site: http or https, with a path that ends in `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl(Url);

/// What a host says about whether an address is real.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostKind {
    /// A name on the public network, as far as its form tells.
    Public,
    /// A name with the label `example`, kept for documentation (RFC 2606).
    Example,
    /// A name that says it is for tests: `staging`, `dafu-test` …
    Staging,
    /// This machine, a private address, or a name without a dot.
    Private,
}

impl HostKind {
    /// Whether an address at such a host may be put on paper; that of an
    /// example only where the paper says that it is one.
    #[must_use]
    pub fn may_be_printed(self) -> bool {
        match self {
            Self::Public | Self::Example => true,
            Self::Staging | Self::Private => false,
        }
    }
}

/// What names of pages end in, whatever system made them.
const PAGE_ENDINGS: &[&str] = &[
    "action", "asp", "aspx", "do", "htm", "html", "jhtml", "jsp", "jspx", "php", "shtm", "shtml",
    "xhtml",
];

/// Words that, alone or between hyphens, make a label one of a place for tests.
const TEST_WORDS: &[&str] = &["dev", "preview", "stage", "staging", "test", "testing", "uat"];

impl std::fmt::Display for BaseUrl {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl BaseUrl {
    /// Reads `text`; a missing final `/` is added.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut url = Url::parse(text.trim()).ok()?;
        let plain = matches!(url.scheme(), "http" | "https")
            && url.host().is_some()
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none();
        if !plain {
            return None;
        }
        if !url.path().ends_with('/') {
            let path = format!("{}/", url.path());
            url.set_path(&path);
        }
        Some(Self(url))
    }

    /// The whole address, ending in `/`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The path alone, beginning and ending in `/`.
    #[must_use]
    pub fn path(&self) -> &str {
        self.0.path()
    }

    /// Scheme, host and port: what a security policy names.
    #[must_use]
    pub fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }

    /// The host, without the scheme.
    #[must_use]
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// Whether the site stands at its host's root.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.path() == "/"
    }

    /// Whether the address is encrypted (`https`).
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// The address of a site-relative path; the empty path is the home page.
    #[must_use]
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// The whole address of `path`, copied without its host: from the top of the host
    /// where it begins with `/`, else below this address. None where it may be anything else.
    #[must_use]
    pub fn address_of(&self, path: &str) -> Option<String> {
        let head = path.split(['?', '#']).next().unwrap_or_default();
        let name = head.rsplit('/').next().unwrap_or_default();
        let ending = name.rsplit_once('.').map_or("", |parts| parts.1).to_ascii_lowercase();
        let of_page = PAGE_ENDINGS.contains(&ending.as_str());
        let from_top = path.starts_with('/');
        // What has a dot in its first part is a host without its scheme.
        let has_host = path.starts_with("//")
            || head.split_once('/').is_some_and(|parts| parts.0.contains('.'));
        if path.contains([' ', '\\', ':']) || has_host || !(from_top || of_page) {
            return None;
        }
        Some(self.0.join(path).ok()?.into())
    }

    /// What the host tells about the address.
    #[must_use]
    pub fn host_kind(&self) -> HostKind {
        let domain = match self.0.host() {
            Some(Host::Domain(domain)) => domain.trim_end_matches('.'),
            Some(Host::Ipv4(address)) if !address.is_private() && !is_local_v4(address) => {
                return HostKind::Public;
            }
            Some(Host::Ipv6(address)) if is_global_v6(address) => return HostKind::Public,
            _ => return HostKind::Private,
        };
        let local = domain == "localhost"
            || [".localhost", ".local", ".internal", ".lan", ".invalid"]
                .iter()
                .any(|end| domain.ends_with(end));
        if local || !domain.contains('.') {
            HostKind::Private
        } else if domain.split('.').any(|label| label == "example") {
            HostKind::Example
        } else if domain.split(['.', '-']).any(|word| TEST_WORDS.contains(&word)) {
            HostKind::Staging
        } else {
            HostKind::Public
        }
    }
}

fn is_local_v4(address: std::net::Ipv4Addr) -> bool {
    address.is_loopback() || address.is_link_local() || address.is_unspecified()
}

/// Neither loopback, unspecified, unique local (`fc00::/7`) nor link local (`fe80::/10`).
fn is_global_v6(address: std::net::Ipv6Addr) -> bool {
    let first = address.segments()[0];
    !(address.is_loopback()
        || address.is_unspecified()
        || first & 0xfe00 == 0xfc00
        || first & 0xffc0 == 0xfe80)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_with_its_final_slash() {
        let base = BaseUrl::parse("https://dafu.gov.cn/hf").expect("an address");
        assert_eq!((base.as_str(), base.path()), ("https://dafu.gov.cn/hf/", "/hf/"));
        assert_eq!(base.join("r/a.html"), "https://dafu.gov.cn/hf/r/a.html");
        for text in ["dafu.gov.cn", "ftp://a.cn/", "https://a.cn/?x", "https://a.cn/#x", ""] {
            assert_eq!(BaseUrl::parse(text), None, "{text}");
        }
    }

    #[test]
    fn an_address_without_its_host_is_completed() {
        let base = BaseUrl::parse("https://dafu.gov.cn/hf").expect("an address");
        let whole = |text: &str| base.address_of(text);
        assert_eq!(whole("/info/1.htm").as_deref(), Some("https://dafu.gov.cn/info/1.htm"));
        assert_eq!(whole("c.aspx?id=1").as_deref(), Some("https://dafu.gov.cn/hf/c.aspx?id=1"));
        for text in [
            "见公报",
            "2023",
            "dafu.gov.cn",
            "dafu.gov.cn/x.html",
            "//dafu.gov.cn/x.html",
            "a b.html",
            "a:b.html",
        ] {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    #[test]
    fn hosts_that_are_not_public_are_told() {
        let kind = |text: &str| BaseUrl::parse(text).expect(text).host_kind();
        assert_eq!(kind("https://dafu.gov.cn/"), HostKind::Public);
        assert_eq!(kind("https://dafu.example.gov.cn/"), HostKind::Example);
        for host in ["test.dafu.gov.cn", "dafu-staging.gov.cn", "dafu.test"] {
            assert_eq!(kind(&format!("https://{host}/")), HostKind::Staging, "{host}");
        }
        assert_eq!(kind("https://latest.gov.cn/test/"), HostKind::Public, "only the host counts");
        for host in
            ["localhost", "127.0.0.1", "10.1.2.3", "192.168.1.1", "[::1]", "[fd00::1]", "intranet"]
        {
            assert_eq!(kind(&format!("http://{host}/")), HostKind::Private, "{host}");
        }
    }
}
