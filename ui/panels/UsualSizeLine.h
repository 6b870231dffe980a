// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobs/UsualSizes.h"

#include <QWidget>

class QLabel;

namespace pointloom {

class Chip;
class Session;

/// What a size is completed to, and whether that is learned from the objects of this task or taken from the scheme.
class UsualSizeLine : public QWidget
{
    Q_OBJECT

public:
    explicit UsualSizeLine(Session& session, QWidget* parent = nullptr);

    void retranslate();

private:
    void refresh();

    Session& m_session;
    QLabel* m_size = nullptr;
    Chip* m_learned = nullptr;
    Chip* m_scheme = nullptr;
};

/// Where the usual size of a class comes from, in a sentence.
[[nodiscard]] QString usualSizeText(const UsualSize& usual);

}  // namespace pointloom
