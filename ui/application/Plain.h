// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>
#include <QTextDocument>

/// Names of frames, classes and tracks come from files, and files from anywhere: where Qt guesses whether a text is HTML they would be. So
/// every label says what it holds, and every tooltip with something of data in it goes through plainTip().
namespace pointloom {

/// A label that shows its text as it is.
class PlainLabel : public QLabel
{
public:
    explicit PlainLabel(QWidget* parent = nullptr) : PlainLabel({}, parent) {}
    explicit PlainLabel(const QString& text, QWidget* parent = nullptr) : QLabel(parent)
    {
        setTextFormat(Qt::PlainText);
        setText(text);
    }
};

/// A label whose text is HTML that the program wrote: what comes from data is escaped in it.
class RichLabel : public QLabel
{
public:
    explicit RichLabel(QWidget* parent = nullptr) : QLabel(parent) { setTextFormat(Qt::RichText); }
};

/// As a tooltip shows it as it is.
[[nodiscard]] inline QString plainTip(const QString& text)
{
    return Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text, Qt::WhiteSpaceNormal) : text;
}

}  // namespace pointloom
