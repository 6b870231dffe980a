// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/Leaving.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QPushButton;

namespace pointloom {

/// Shows that edits are being saved while something is left, and asks what is to become of those that could not be. Comes up by itself,
/// goes by itself; closing it means to stay.
class LeavingDialog : public QDialog
{
    Q_OBJECT

public:
    LeavingDialog(Leaving& leaving, QWidget& window);

    void reject() override;

private:
    void follow();
    void chooseFile();

    Leaving& m_leaving;
    QLabel* m_text = nullptr;
    QPushButton* m_again = nullptr;
    QPushButton* m_elsewhere = nullptr;
    QPushButton* m_lose = nullptr;
    QPushButton* m_stay = nullptr;
    QTimer m_worthAWord;
};

}  // namespace pointloom
