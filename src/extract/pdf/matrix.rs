//! Where a drawing puts things.

use hayro_syntax::object::Object;

/// Six numbers that move, turn and scale.
pub(super) type Matrix = [f64; 6];

/// Leaves everything where it is.
pub(super) const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `inner`, then `outer`.
#[expect(clippy::many_single_char_names, reason = "they are the names of the standard")]
pub(super) fn product(inner: &Matrix, outer: &Matrix) -> Matrix {
    let [a, b, c, d, e, f] = *inner;
    let [g, h, i, j, k, l] = *outer;
    [
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + l,
    ]
}

/// The number that an operand is.
pub(super) fn number(object: &Object<'_>) -> Option<f64> {
    let Object::Number(number) = object else { return None };
    Some(number.as_f64())
}
