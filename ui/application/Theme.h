// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QString>

#include <span>

class QApplication;

namespace pointloom {

/// The colours of the window, each with one meaning. Text colours can be read on every surface (WCAG AA: 4.5 to 1).
struct ThemeColours
{
    // Surfaces.
    QColor ground;   ///< between the panels and behind progress
    QColor panel;    ///< panels, dialogs and bars
    QColor bar;      ///< the status line
    QColor field;    ///< where something can be typed
    QColor raised;   ///< buttons
    QColor hovered;  ///< rows and tools under the cursor
    QColor pressed;  ///< buttons under the cursor
    QColor chosen;   ///< the row or tool in use
    QColor banner;   ///< behind a warning across the window
    QColor line;     ///< hairlines and frames
    // Texts.
    QColor text;
    QColor quiet;      ///< secondary
    QColor dim;        ///< of what cannot be used at the moment
    QColor selection;  ///< names and keys of what is selected
    QColor warning;
    QColor good;
    QColor link;
    // What can be pressed.
    QColor action;
    QColor actionHovered;
    QColor actionDisabled;
    QColor onAction;  ///< text on those and on ticked
    QColor ticked;    ///< a chip that is ticked
    QColor focus;     ///< the ring around what the keyboard is at
    QColor labelled;  ///< a frame with boxes
};

[[nodiscard]] const ThemeColours& darkColours();
[[nodiscard]] const ThemeColours& lightColours();

/// A colour as the style sheet calls it: "@panel".
struct ColourName
{
    const char* name;
    QColor ThemeColours::* colour;
};
[[nodiscard]] std::span<const ColourName> colourNames();

/// The colours of the theme in use. They change while the program runs: read them when painting, keep none.
namespace colours {
extern ThemeColours inUse;
inline const QColor& ground = inUse.ground;
inline const QColor& panel = inUse.panel;
inline const QColor& field = inUse.field;
inline const QColor& raised = inUse.raised;
inline const QColor& hovered = inUse.hovered;
inline const QColor& chosen = inUse.chosen;
inline const QColor& line = inUse.line;
inline const QColor& text = inUse.text;
inline const QColor& quiet = inUse.quiet;
inline const QColor& dim = inUse.dim;
inline const QColor& selection = inUse.selection;
inline const QColor& warning = inUse.warning;
inline const QColor& good = inUse.good;
inline const QColor& link = inUse.link;
inline const QColor& action = inUse.action;
inline const QColor& onAction = inUse.onAction;
inline const QColor& ticked = inUse.ticked;
inline const QColor& focus = inUse.focus;
inline const QColor& labelled = inUse.labelled;
}  // namespace colours

/// Everything in the window keeps to multiples of this, in logical pixels.
inline constexpr int rhythm_px = 8;

enum class ThemeChoice { dark, light, system };

inline constexpr int smallestText_px = 11;
inline constexpr int largestText_px = 18;

/// How a person wants the window to look.
struct Look
{
    ThemeChoice theme = ThemeChoice::dark;
    int textSize_px = 13;

    friend bool operator==(const Look&, const Look&) = default;
};

[[nodiscard]] Look savedLook();
void saveLook(const Look& look);

/// Font, palette and style sheet of the whole application. May be called again: open windows follow at once.
void applyLook(QApplication& application, const Look& look);
/// The look that was saved.
void applyTheme(QApplication& application);

/// Of headings, rulers and key caps, at the text size in use.
[[nodiscard]] int smallText_px();

/// A template with "@panel" and the like replaced by colours, and "@small", "@brand", "@title" by sizes of text.
[[nodiscard]] QString filledStyleSheet(QString sheet, const ThemeColours& colours, int textSize_px);

}  // namespace pointloom
