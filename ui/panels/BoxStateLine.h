// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/Session.h"

#include <QWidget>

class QLabel;

namespace pointloom {

class Chip;

/// What the selected box rests on, and two ticks to make it a keyframe or final. Not there for a single frame.
class BoxStateLine : public QWidget
{
    Q_OBJECT

public:
    explicit BoxStateLine(Session& session, QWidget* parent = nullptr);

    void refresh();
    void retranslate();

private:
    void choose(BoxState state);

    Session& m_session;
    QLabel* m_mark = nullptr;
    QLabel* m_text = nullptr;
    Chip* m_keyframe = nullptr;
    Chip* m_final = nullptr;
};

}  // namespace pointloom
