//! Former addresses (旧网址): each must be one, and nobody else's.

mod collision;
mod invalid;

pub(crate) use collision::COLLISION;
pub(crate) use invalid::INVALID;
