// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace pointloom {

class SceneModel;
class SceneView;

/// A second main view on the same scene in a window of its own, for a second monitor. All keys of the main window work in it.
class ViewWindow : public QWidget
{
    Q_OBJECT

public:
    ViewWindow(SceneModel& scene, QWidget& mainWindow);

    [[nodiscard]] SceneView& view() const { return *m_view; }

Q_SIGNALS:
    void closed();

protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QWidget& m_mainWindow;
    SceneView* m_view = nullptr;
};

}  // namespace pointloom
