//! Pictures drawn anew as PNG: of pages, and of picture files. What reaches the screen is never a file's own
//! bytes.

use std::io::Cursor;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, RgbaImage};

use crate::document::{Document, Kind};
use crate::draft::{MediaType, extractor};
use crate::error::Error;
use crate::pdf;
use crate::reader::Png;

/// The release of image in use; a test compares it with the lock file.
pub(crate) const IMAGE: &str = "image 0.25";

/// Most pixels of a picture file that is decoded: 64 million, more than cameras of newsrooms give.
const MOST_PIXELS: u64 = 64 << 20;

/// Longest side of a drawn picture, in pixels.
const LONGEST_SIDE: u32 = 4096;

/// Memory for one decoding, in bytes.
const MOST_MEMORY_BYTES: u64 = 512 << 20;

const NARROWEST: u32 = 16;

/// Draws a page of a PDF, counted from 1, in this process. Bytes of others belong into [`crate::reader`].
///
/// # Errors
/// No such page, damaged, encrypted.
pub fn draw_page(bytes: Vec<u8>, page: u32, width_px: u32) -> Result<Png, Error> {
    let pdf = pdf::open(bytes)?;
    let index = page.checked_sub(1).and_then(|index| usize::try_from(index).ok());
    let page = index
        .and_then(|index| pdf.pages().get(index))
        .ok_or(Error::NoSuchPage)?;
    let (width, height) = page.render_dimensions();
    let wanted = width_px.clamp(NARROWEST, LONGEST_SIDE) as f32;
    // A page is drawn whole, so a long one is drawn narrower.
    let scale = (wanted / width).min(LONGEST_SIDE as f32 / height);
    if !scale.is_finite() || width * scale < 1.0 || height * scale < 1.0 {
        return Err(Error::NoSuchPage);
    }
    let pixmap = hayro::render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &PixmapSettings {
            x_scale: scale,
            y_scale: scale,
            bg_color: WHITE,
        },
    );
    let (width_px, height_px) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
    let pixels: Vec<u8> = pixmap
        .data()
        .iter()
        .flat_map(|pixel| [pixel.r, pixel.g, pixel.b, pixel.a])
        .collect();
    let drawn = RgbaImage::from_raw(width_px, height_px, pixels).ok_or(Error::NoSuchPage)?;
    // The ground is white and opaque, so that nothing is lost without the alpha channel.
    png(&DynamicImage::ImageRgba8(drawn).to_rgb8().into())
}

/// Draws a picture file anew in this process; of a moving one its first frame. Bytes of others belong into
/// [`crate::reader`].
///
/// # Errors
/// Not a picture, damaged, too many pixels.
pub fn draw_picture(bytes: &[u8]) -> Result<Png, Error> {
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|_| Error::damaged("it cannot be read as a picture"))?;
    match reader.format() {
        Some(ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP | ImageFormat::Gif) => {}
        _ => return Err(Error::Binary { kind: None }),
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| reason(&error))?;
    let (width, height) = decoder.dimensions();
    check_pixels(width, height)?;
    let orientation = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| reason(&error))?;
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    if picture.width().max(picture.height()) > LONGEST_SIDE {
        picture = picture.thumbnail(LONGEST_SIDE, LONGEST_SIDE);
    }
    png(&picture)
}

/// A picture as a document without text; its pixels are not decoded for that.
pub(crate) fn document(bytes: &[u8], media_type: MediaType) -> Result<Document, Error> {
    let sizes = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|_| Error::damaged("it cannot be read as a picture"))?
        .into_dimensions();
    let (width, height) = sizes.map_err(|error| reason(&error))?;
    check_pixels(width, height)?;
    Ok(Document::of_text(
        media_type,
        Kind::Image,
        String::new(),
        extractor(IMAGE),
    ))
}

fn check_pixels(width: u32, height: u32) -> Result<(), Error> {
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Error::over_budget(format!(
            "the picture has {width} × {height} pixels, more than {} million",
            MOST_PIXELS >> 20
        )));
    }
    Ok(())
}

fn reason(error: &image::ImageError) -> Error {
    match error {
        image::ImageError::Limits(_) => {
            Error::over_budget("the picture needs more memory than a picture may")
        }
        _ => Error::damaged("the picture breaks off or breaks the rules of its format"),
    }
}

fn png(picture: &DynamicImage) -> Result<Png, Error> {
    let mut bytes = Cursor::new(Vec::new());
    // Sixteen bits a channel are more than a screen shows.
    let shown = if picture.has_alpha() {
        DynamicImage::from(picture.to_rgba8())
    } else {
        DynamicImage::from(picture.to_rgb8())
    };
    shown
        .write_to(&mut bytes, ImageFormat::Png)
        .map_err(|error| reason(&error))?;
    Ok(Png {
        bytes: bytes.into_inner(),
        width_px: shown.width(),
        height_px: shown.height(),
    })
}
