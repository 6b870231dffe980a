// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QMimeData;

namespace pointloom {

/// Covers the window while something is dragged over it and says what letting go will do.
class DropOverlay : public QWidget
{
    Q_OBJECT

public:
    /// Takes the drops of the window whose child it is.
    explicit DropOverlay(QWidget& window);

    /// The one folder or file that is dragged; empty when it is something else.
    [[nodiscard]] static QString pathIn(const QMimeData& dragged);

Q_SIGNALS:
    void dropped(const QString& path);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_path;
};

}  // namespace pointloom
