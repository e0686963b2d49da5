//! What the screen shows, as a person sees it.
//!
//! The driver has a picture command too, but it waits for ever with the renderer that the program chooses.
//! The screen also tells what the page cannot know: a window that stayed blank.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{ConnectionExt as _, ImageFormat};

/// One look at the screen: rows of red, green and blue from the top left.
pub struct Picture {
    width: u32,
    height: u32,
    pixels: Vec<[u8; 3]>,
}

impl Picture {
    /// Looks at the whole screen of the display.
    pub fn of_the_screen() -> Result<Self> {
        let (screen, number) = x11rb::connect(None).context("there is no display to look at")?;
        let about = &screen.setup().roots[number];
        let (width, height) = (about.width_in_pixels, about.height_in_pixels);
        let image = screen
            .get_image(ImageFormat::Z_PIXMAP, about.root, 0, 0, width, height, u32::MAX)?
            .reply()?;
        ensure!(
            image.depth == 24,
            "the display has a depth of {}, and 24 is read here",
            image.depth
        );
        // At depth 24 a pixel is four bytes, blue first, and the last one means nothing.
        let pixels = image
            .data
            .chunks_exact(4)
            .map(|pixel| [pixel[2], pixel[1], pixel[0]])
            .collect();
        Ok(Self {
            width: width.into(),
            height: height.into(),
            pixels,
        })
    }

    /// How many different colours it shows: one for a blank window, and many where there is text.
    pub fn colours(&self) -> usize {
        self.pixels.iter().collect::<BTreeSet<_>>().len()
    }

    /// Writes it as PNG.
    pub(super) fn write(&self, file: &Path) -> Result<()> {
        let file = File::create(file).with_context(|| format!("cannot write {}", file.display()))?;
        let mut encoder = png::Encoder::new(BufWriter::new(file), self.width, self.height);
        encoder.set_color(png::ColorType::Rgb);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(self.pixels.as_flattened())?;
        Ok(writer.finish()?)
    }
}
