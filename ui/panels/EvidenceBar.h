// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/fit/FaceEvidence.h"

#include <QWidget>

namespace pointloom {

/// How far the points speak for each face of the selected box, as six small bars: a seen face is filled, an assumed one hatched.
class EvidenceBar : public QWidget
{
    Q_OBJECT

public:
    explicit EvidenceBar(QWidget* parent = nullptr);

    void setEvidence(const FaceEvidence& evidence);
    [[nodiscard]] const FaceEvidence& evidence() const { return m_evidence; }
    void retranslate();
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    FaceEvidence m_evidence{};
};

}  // namespace pointloom
