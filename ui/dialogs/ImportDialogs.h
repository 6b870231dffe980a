// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/GeometryCheck.h"

#include <QDialog>

#include <vector>

class QButtonGroup;

namespace pointloom {

/// Asks what is to become of labels whose boxes look wrong: shows what speaks against them and what would fit better. Nothing is taken
/// before it is answered; closed without an answer it answers nothing.
class GeometryDialog : public QDialog
{
    Q_OBJECT

public:
    GeometryDialog(GeometryDoubt doubt, QWidget* parent);

Q_SIGNALS:
    void corrected(const pointloom::BoxReading& reading);
    void acceptedAsTheyAre();
    void leftOut();

private:
    void answer();

    GeometryDoubt m_doubt;
    QButtonGroup* m_choices = nullptr;
};

/// What became of labels that were taken over: what was there, what was left out or changed, and why.
class ImportReportDialog : public QDialog
{
    Q_OBJECT

public:
    ImportReportDialog(std::size_t boxes, const std::vector<Message>& notes, QWidget* parent);
};

}  // namespace pointloom
