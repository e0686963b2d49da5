//! The letters of a page with their places, as its drawing commands put them.

use hayro::hayro_interpret::font::{Glyph, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};
use hayro::kurbo::{BezPath, Point, Vec2};

/// A letter, or several where one sign stands for them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark {
    pub(super) text: String,
    /// Where it begins, from the top left corner of the page as it is shown, in points.
    pub(super) at: Point,
    /// Where it ends, which is where the next one of the word begins.
    pub(super) end: Point,
    /// Height of the font as it is shown, in points.
    pub(super) size: f64,
}

/// Collects letters.
#[derive(Debug, Default)]
pub(super) struct Glyphs {
    pub(super) marks: Vec<Mark>,
    /// Letters without a meaning.
    pub(super) unknown: usize,
    pub(super) pictures: usize,
}

/// Most letters of a page; a page of a newspaper has some 20,000.
const MOST_MARKS: usize = 2_000_000;

/// Fonts are drawn in a square of a thousand units.
const UNITS: f64 = 1000.0;

impl Device<'_> for Glyphs {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            if self.marks.len() >= MOST_MARKS {
                return;
            }
            let place = props.transform * glyph.transform();
            let at = place * Point::ZERO;
            let along = advance(glyph).unwrap_or(UNITS / 2.0);
            let text = self.meaning(glyph);
            let up = place * Point::new(0.0, UNITS) - at;
            let mark = Mark {
                text,
                at,
                end: at + (place * Point::new(along, 0.0) - at),
                size: Vec2::hypot(up),
            };
            if mark.at.is_finite() && mark.end.is_finite() && mark.size.is_finite() {
                self.marks.push(mark);
            }
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.pictures += 1;
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

fn advance(glyph: &Glyph<'_>) -> Option<f64> {
    let width = match glyph {
        Glyph::Outline(glyph) => glyph.advance_width(),
        Glyph::Type3(glyph) => glyph.advance_width(),
    };
    width.map(f64::from).filter(|width| *width > 0.0)
}

impl Glyphs {
    fn meaning(&mut self, glyph: &Glyph<'_>) -> String {
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => String::new(),
        };
        // Fonts without a table put their letters into the private area.
        let private = |c: char| ('\u{e000}'..='\u{f8ff}').contains(&c) || c == '\u{fffd}';
        if text.is_empty()
            || text
                .chars()
                .any(|c| private(c) || (c.is_control() && !c.is_whitespace()))
        {
            self.unknown += 1;
            return '\u{fffd}'.to_string();
        }
        text
    }
}
