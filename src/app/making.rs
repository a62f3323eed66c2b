//! What is copied or saved of an outline. To make it takes some time for a large one, and for any picture: that is done
//! elsewhere. For a small one it is done at once.

use super::command::{Command, Effect};
use super::laid::Subject;
use super::parallels;
use crate::export::{Export, ExportOptions, Format, Template};
use crate::key::KeySet;
use crate::message::{Language, Message};
use crate::outline::NodeId;
use crate::parallel::{self, Gather, Group};
use std::path::PathBuf;
use std::sync::Arc;

/// Of an outline of no more nodes than this a copy is made at once,
const FEW: usize = 1_000;
/// if its text is no longer than so many bytes.
const SHORT: usize = 256 << 10;

/// What is made.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Product {
    /// A copy in all forms that a word processor may ask for.
    Rich(ExportOptions),
    /// A copy of one form.
    Plain(ExportOptions),
    /// A copy of labels as a list with what they share, for plain text and as a table: those that are gathered by this,
    /// or only those that this node is among.
    Parallel(Gather, Option<NodeId>),
    /// A copy of the map as a picture.
    #[cfg(feature = "picture")]
    Picture,
    /// A file.
    File {
        path: PathBuf,
        unasked: bool,
        options: ExportOptions,
        sources: Vec<(PathBuf, Message)>,
    },
}

impl Product {
    fn is_picture(&self) -> bool {
        match self {
            #[cfg(feature = "picture")]
            Product::Picture => true,
            Product::File { options, .. } => options.format.row().name == "png",
            _ => false,
        }
    }
}

/// Whether what is made of it takes no longer than a frame may.
pub(super) fn is_short(of: &Subject) -> bool {
    of.outline.nodes.len() <= FEW && of.document.text().len() <= SHORT
}

/// A copy or a file that is to be made.
#[derive(Clone, Debug, PartialEq)]
pub struct Making {
    /// Which asking.
    pub serial: u64,
    pub(super) of: Subject,
    pub(super) folded: KeySet,
    pub(super) template: Option<Arc<Template>>,
    pub(super) language: Language,
    pub(super) what: Product,
}

impl Making {
    /// Whether it takes no longer than a frame may.
    pub(super) fn is_short(&self) -> bool {
        is_short(&self.of) && !self.what.is_picture()
    }

    /// Makes it.
    #[must_use]
    pub fn work(&self) -> Command {
        Command::Made {
            serial: self.serial,
            made: self.make().map(Box::new),
        }
    }

    /// What is asked of the world with it; nothing where there is nothing to copy.
    pub(super) fn make(&self) -> Option<Effect> {
        match &self.what {
            Product::Rich(options) => {
                let text = |format| self.text(ExportOptions { format, ..*options });
                Some(Effect::Copy {
                    rtf: Some(text(Format::Rtf)),
                    html: Some(text(Format::Html)),
                    plain: text(Format::Text),
                    done: Message::CopiedForWord,
                })
            }
            Product::Plain(options) => Some(Effect::Copy {
                rtf: None,
                html: None,
                plain: self.text(*options),
                done: Message::Copied,
            }),
            Product::Parallel(gather, among) => self.parallel(*gather, *among),
            #[cfg(feature = "picture")]
            Product::Picture => {
                let format = Format::Png;
                Some(Effect::CopyPicture {
                    png: self.bytes(ExportOptions {
                        format,
                        ..ExportOptions::default()
                    }),
                    done: Message::CopiedPicture,
                })
            }
            Product::File {
                path,
                unasked,
                options,
                sources,
            } => Some(Effect::Save {
                path: path.clone(),
                unasked: *unasked,
                bytes: self.bytes(*options),
                sources: sources.clone(),
            }),
        }
    }

    fn bytes(&self, options: ExportOptions) -> Vec<u8> {
        let export = Export {
            template: self.template.as_deref(),
            is_folded: &|id| self.folded.contains(&self.of.keys[id]),
            ..Export::new(&self.of.document, &self.of.outline, &options)
        };
        export.bytes()
    }

    fn text(&self, options: ExportOptions) -> String {
        String::from_utf8_lossy(&self.bytes(options)).into_owned()
    }

    fn parallel(&self, gather: Gather, among: Option<NodeId>) -> Option<Effect> {
        let mut groups = parallel::groups(&self.of.document, &self.of.outline, gather);
        let holds = |group: &Group, id| group.members.iter().any(|member| member.node == id);
        groups.retain(|group| among.is_none_or(|id| holds(group, id)));
        (!groups.is_empty()).then(|| Effect::Copy {
            rtf: None,
            html: Some(parallels::html(&self.of, &groups, self.language)),
            plain: parallels::plain(&self.of, &groups, self.language),
            done: Message::Copied,
        })
    }
}
