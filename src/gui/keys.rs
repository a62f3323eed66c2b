//! The keyboard: keys of the table of commands, as egui names them.

use crate::app::commands::{ENTRIES, Entry, Key, KeyName};
use crate::app::{Command, State};
use eframe::egui;

/// What was typed outside all fields within a short time: the beginning of a row that is gone to.
#[derive(Default)]
pub(super) struct Typed {
    text: String,
    at: f64,
}

impl Typed {
    /// Takes what was typed; `*` unfolds all that is below the chosen row.
    pub(super) fn read(&mut self, ctx: &egui::Context, state: &State, commands: &mut Vec<Command>) {
        /// Seconds after which another word begins.
        const PAUSE: f64 = 1.0;
        let busy = ctx.text_edit_focused() || egui::Popup::is_any_open(ctx);
        // In a draft letters write over the chosen item.
        let there = state.current().is_some_and(|open| open.draft.is_none());
        if busy || state.export_panel.is_some() || !there {
            return;
        }
        let (typed, now) = ctx.input(|input| {
            let texts = input.events.iter().filter_map(|event| match event {
                egui::Event::Text(text) => Some(text.as_str()),
                _ => None,
            });
            (texts.collect::<String>(), input.time)
        });
        if typed.trim().is_empty() {
            return;
        }
        if typed == "*" {
            commands.push(Command::ExpandBelow);
            return;
        }
        if now - self.at > PAUSE {
            self.text.clear();
        }
        self.at = now;
        self.text.push_str(&typed);
        commands.push(Command::TypeAhead(self.text.clone()));
    }
}

/// Takes the keys that were pressed. While somebody writes in a field, keys without Ctrl belong to the field.
pub(super) fn read(ctx: &egui::Context, state: &State, commands: &mut Vec<Command>) {
    if state.export_panel.is_some() || !is_any_pressed(ctx) {
        return;
    }
    let writing = ctx.text_edit_focused();
    // The text of a draft is written over in steps that the draft knows.
    let own_steps = state
        .current()
        .is_some_and(|open| open.draft.is_some() && open.rename.is_none());
    let menu = egui::Popup::is_any_open(ctx);
    for entry in ENTRIES {
        let Some(key) = entry.key else { continue };
        let for_field = !key.ctrl && !matches!(key.name, KeyName::F(_));
        let of_editing = key.ctrl && matches!(key.name, KeyName::Letter('Z' | 'Y')) && !own_steps;
        if (writing && (for_field || of_editing)) || (menu && for_field) || !(entry.enabled)(state)
        {
            continue;
        }
        if pressed(ctx, &key) {
            commands.push(entry.command_in(state));
        }
    }
    let escape = !writing && ctx.input(|input| input.key_pressed(egui::Key::Escape));
    if escape && state.panel.is_some() {
        commands.push(Command::Show(None));
    }
}

/// Whether a key was pressed at all: what can be done with a document is not asked in every frame.
fn is_any_pressed(ctx: &egui::Context) -> bool {
    let is_key = |event: &egui::Event| matches!(event, egui::Event::Key { pressed: true, .. });
    ctx.input(|input| input.events.iter().any(is_key))
}

fn pressed(ctx: &egui::Context, key: &Key) -> bool {
    let mut modifiers = egui::Modifiers::NONE;
    modifiers.shift = key.shift;
    modifiers.alt = key.alt;
    if key.ctrl {
        modifiers = modifiers.plus(egui::Modifiers::COMMAND);
    }
    // Exactly these: Shift+F3 is not F3, and Shift and an arrow are not the arrow.
    ctx.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| {
            let egui::Event::Key {
                key: pressed,
                modifiers: held,
                pressed: true,
                ..
            } = event
            else {
                return true;
            };
            let same = *pressed == egui_key(key.name)
                // The key of = is the key of + on many keyboards.
                || (*pressed == egui::Key::Plus && key.name == KeyName::Equals);
            let exact = held.matches_exact(modifiers)
                || (key.name == KeyName::Equals && held.matches_logically(modifiers));
            !(same && exact)
        });
        input.events.len() < before
    })
}

fn egui_key(name: KeyName) -> egui::Key {
    use egui::Key as K;
    const LETTERS: [K; 26] = [
        K::A,
        K::B,
        K::C,
        K::D,
        K::E,
        K::F,
        K::G,
        K::H,
        K::I,
        K::J,
        K::K,
        K::L,
        K::M,
        K::N,
        K::O,
        K::P,
        K::Q,
        K::R,
        K::S,
        K::T,
        K::U,
        K::V,
        K::W,
        K::X,
        K::Y,
        K::Z,
    ];
    const FUNCTIONS: [K; 12] = [
        K::F1,
        K::F2,
        K::F3,
        K::F4,
        K::F5,
        K::F6,
        K::F7,
        K::F8,
        K::F9,
        K::F10,
        K::F11,
        K::F12,
    ];
    match name {
        KeyName::Letter('1') => K::Num1,
        KeyName::Letter('2') => K::Num2,
        KeyName::Letter('3') => K::Num3,
        KeyName::Letter('4') => K::Num4,
        KeyName::Letter(letter) => {
            LETTERS[usize::from((letter as u8).saturating_sub(b'A').min(25))]
        }
        KeyName::F(number) => FUNCTIONS[usize::from(number.clamp(1, 12) - 1)],
        KeyName::Up => K::ArrowUp,
        KeyName::Down => K::ArrowDown,
        KeyName::Left => K::ArrowLeft,
        KeyName::Right => K::ArrowRight,
        KeyName::Home => K::Home,
        KeyName::End => K::End,
        KeyName::PageUp => K::PageUp,
        KeyName::PageDown => K::PageDown,
        KeyName::Enter => K::Enter,
        KeyName::Tab => K::Tab,
        KeyName::Delete => K::Delete,
        KeyName::Escape => K::Escape,
        KeyName::Equals => K::Equals,
        KeyName::Minus => K::Minus,
        KeyName::Zero => K::Num0,
    }
}

/// The key of an entry as menus show it.
pub(super) fn label(entry: &Entry) -> String {
    entry.key.map_or_else(String::new, |key| key.label())
}
