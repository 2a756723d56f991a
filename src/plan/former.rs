//! Former addresses as people have them: of this site, or of the system before it.
//!
//! `r/old.html`, `/info/1680/43231.htm`, `content.aspx?id=12`, copied whole out of
//! a browser, written by hand, or printed years ago.

mod parts;

use super::SitePath;
use crate::model::{BaseUrl, identifier};
pub(crate) use parts::{FormerFault, Parameter};
use parts::{decoded, parameters, reserved, split_host};

/// A former address as a server is asked for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FormerAddress {
    /// The host, where it is not the site's own.
    pub host: Option<Box<str>>,
    /// The path on the host, `/` first; nothing in it is coded but bytes of GBK.
    pub path: Box<str>,
    /// The parameters behind the `?`.
    pub query: Vec<Parameter>,
}

/// The longest file name of a page at a former address: some systems take no
/// longer paths, with the folder before them.
const LONGEST: usize = 200;

impl FormerAddress {
    /// The addresses that `text` stands for. One that begins with `/` is meant
    /// from the top of the host, or of the site: where these differ, both.
    ///
    /// # Errors
    /// Why it is none.
    pub(crate) fn read(
        text: &str,
        base: &BaseUrl,
        former: &[BaseUrl],
    ) -> Result<Vec<Self>, FormerFault> {
        let (before, place) = text.split_once('#').unwrap_or((text, ""));
        if place.starts_with(['/', '!']) {
            return Err(FormerFault::Route);
        }
        let (host, rest) = split_host(before)?;
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let path = decoded(path)?;
        let query = parameters(query)?;
        let top = path.trim_start_matches('/');
        let is_own = host.as_deref().is_none_or(|host| host == base.host());
        if top.is_empty() && query.is_empty() && is_own {
            return Err(FormerFault::Empty);
        }
        let at = |host: Option<Box<str>>, path: String| {
            let segments = path[1..].strip_suffix('/').unwrap_or(&path[1..]).split('/');
            let hollow = |segment: &str| matches!(segment, "" | "." | "..");
            if path != "/" && segments.clone().any(hollow) {
                return Err(FormerFault::Segment);
            }
            if let Some(name) = reserved(&path).filter(|_| host.is_none()) {
                return Err(FormerFault::Reserved(name.into()));
            }
            Ok(Self { host, path: path.into(), query: query.clone() })
        };
        let inside = || at(None, format!("{}{top}", base.path()));
        match host {
            Some(host) => {
                let is_below = |one: &&BaseUrl| one.host() == host && path.starts_with(one.path());
                if let Some(below) = former.iter().find(is_below) {
                    // Whoever keeps that place leads all of it to the same path here.
                    return Ok(vec![at(None, path.replacen(below.path(), base.path(), 1))?]);
                }
                let host = (base.host() != host).then(|| host.into());
                Ok(vec![at(host, if path.is_empty() { "/".to_owned() } else { path })?])
            }
            None if path.starts_with(base.path()) => Ok(vec![at(None, path)?]),
            None if path.starts_with('/') => Ok(vec![inside()?, at(None, path)?]),
            None => Ok(vec![inside()?]),
        }
    }

    /// The address of `page`.
    #[must_use]
    pub(crate) fn of_page(page: &SitePath, base: &BaseUrl) -> Self {
        Self { host: None, path: format!("{}{page}", base.path()).into(), query: Vec::new() }
    }

    /// The file that a static host answers with at this address: a page's, or the index
    /// of a folder. None where it would have to be told.
    #[must_use]
    pub(crate) fn page(&self, base: &BaseUrl) -> Option<SitePath> {
        if self.host.is_some() || !self.query.is_empty() {
            return None;
        }
        let inside = self.path.strip_prefix(base.path())?;
        let file = match inside.strip_suffix('/') {
            Some(folder) => format!("{folder}/index.html"),
            None if inside.is_empty() => "index.html".to_owned(),
            None => inside.to_owned(),
        };
        let lower = file.to_ascii_lowercase();
        let served = lower.ends_with(".html") || lower.ends_with(".htm");
        let portable = |segment: &str| {
            let stem = segment.split('.').next().unwrap_or_default();
            !segment.ends_with('.') && !identifier::is_device_name(stem)
        };
        let fits = served && file.len() <= LONGEST && file.split('/').all(portable);
        fits.then(|| SitePath::new(file)).flatten()
    }

    /// Whether the server before took it in whatever case it was linked: that of IIS does, and
    /// links to such pages are written in many ways (`/Info/Content.ASPX?ID=12`).
    #[must_use]
    pub(crate) fn ignores_case(&self) -> bool {
        let lower = self.path.to_ascii_lowercase();
        [".asp", ".aspx", ".ashx", ".asmx"].iter().any(|end| lower.ends_with(end))
    }

    /// What two addresses have in common that lead to one place: case makes no difference.
    #[must_use]
    pub(crate) fn key(&self) -> String {
        self.to_string().to_lowercase()
    }
}

/// As a person reads it: without the host where it is the site's own.
impl std::fmt::Display for FormerAddress {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(host) = &self.host {
            write!(formatter, "//{host}")?;
        }
        formatter.write_str(&self.path)?;
        for (at, (name, value)) in self.query.iter().enumerate() {
            let mark = if at == 0 { '?' } else { '&' };
            write!(formatter, "{mark}{name}")?;
            if let Some(value) = value {
                write!(formatter, "={value}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base() -> BaseUrl {
        BaseUrl::parse("https://dafu.wuyou.gov.cn/hf/").expect("an address")
    }

    fn read(text: &str) -> Result<Vec<FormerAddress>, FormerFault> {
        let former = BaseUrl::parse("http://old.wuyou.gov.cn/ta/").expect("an address");
        FormerAddress::read(text, &base(), &[former])
    }

    #[test]
    fn addresses_are_read_in_every_form() {
        for (text, address) in [
            ("r/old.html", "/hf/r/old.html"),
            ("Art/2019/", "/hf/Art/2019/"),
            ("/info/1680/43231.htm", "/hf/info/1680/43231.htm, /info/1680/43231.htm"),
            ("/hf/a.jhtml", "/hf/a.jhtml"),
            ("content.aspx?id=12", "/hf/content.aspx?id=12"),
            ("?p=7", "/hf/?p=7"),
            ("https://dafu.wuyou.gov.cn/hf/art/9.html#top", "/hf/art/9.html"),
            ("http://DAFU.wuyou.gov.cn:80/show.jsp?a=1&b&c=", "/show.jsp?a=1&b&c="),
            ("http://old.wuyou.gov.cn/ta/r/1.html", "/hf/r/1.html"),
            ("http://old.wuyou.gov.cn/x/1.html", "//old.wuyou.gov.cn/x/1.html"),
            ("//www.wuyou.gov.cn", "//www.wuyou.gov.cn/"),
            ("http://答复.wuyou.gov.cn/x", "//xn--yrsp11f.wuyou.gov.cn/x"),
            ("%E7%AD%94%E5%A4%8D/1.shtml", "/hf/答复/1.shtml"),
            ("答复/第1号.shtml", "/hf/答复/第1号.shtml"),
            ("a%20b.html", "/hf/a b.html"),
            ("%b4%f0/%31.htm?lm=%b4%F0", "/hf/%B4%F0/1.htm?lm=%B4%F0"),
            ("go.asp?to=http://x.gov.cn/a", "/hf/go.asp?to=http://x.gov.cn/a"),
        ] {
            let found = read(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
            let found: Vec<_> = found.iter().map(ToString::to_string).collect();
            assert_eq!(found.join(", "), address, "{text}");
        }
    }

    #[test]
    fn what_is_none_is_told_with_the_reason() {
        for (text, fault) in [
            ("", FormerFault::Empty),
            ("/", FormerFault::Empty),
            ("#top", FormerFault::Empty),
            ("ftp://a.gov.cn/x.html", FormerFault::Scheme),
            ("javascript:history.back()", FormerFault::Scheme),
            ("https:///x.html", FormerFault::Scheme),
            ("www.wuyou.gov.cn/x.html", FormerFault::BareHost),
            ("wuyou.gov.cn/?id=1", FormerFault::BareHost),
            ("index.html#/detail/12", FormerFault::Route),
            ("a b.html", FormerFault::Character(' ')),
            ("content.aspx？id=1", FormerFault::Character('？')),
            ("a\\b.html", FormerFault::Character('\\')),
            ("a%22b.html", FormerFault::Character('"')),
            ("../x.html", FormerFault::Segment),
            ("r//x.html", FormerFault::Segment),
            ("r/./x.html", FormerFault::Segment),
            ("%B4%F.htm", FormerFault::Coding),
            ("%B4%F0%E7.htm", FormerFault::Coding),
            ("%B4%F0%22.htm", FormerFault::Character('"')),
            (".git/", FormerFault::Reserved(".git".into())),
            ("WEB-INF/x.html", FormerFault::Reserved("WEB-INF".into())),
        ] {
            assert_eq!(read(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn only_what_a_static_host_takes_for_a_page_is_a_file() {
        for (text, page) in [
            ("r/old.html", Some("r/old.html")),
            ("info/1.HTM", Some("info/1.HTM")),
            ("art/2019/", Some("art/2019/index.html")),
            ("art/2019", None),
            ("art/9.shtml", None),
            ("x.html?id=1", None),
            ("答复.html", None),
            ("%B4%F0.htm", None),
            ("con/x.html", None),
            ("a./", None),
            ("https://dafu.wuyou.gov.cn/x.html", None),
            ("https://www.wuyou.gov.cn/hf/x.html", None),
        ] {
            let address = read(text).expect(text).remove(0);
            let found = address.page(&base());
            assert_eq!(found.as_ref().map(SitePath::as_str), page, "{text}");
        }
    }
}
