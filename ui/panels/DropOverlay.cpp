// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/DropOverlay.h"

#include "ui/application/Theme.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

namespace pointloom {
namespace {

constexpr int dropOverlayMargin_px = rhythm_px * 2;
constexpr int textSize_px = 20;

}  // namespace

DropOverlay::DropOverlay(QWidget& window) : QWidget(&window)
{
    setObjectName("dropOverlay");
    setAttribute(Qt::WA_TransparentForMouseEvents);
    window.setAcceptDrops(true);
    window.installEventFilter(this);
    hide();
}

QString DropOverlay::pathIn(const QMimeData& dragged)
{
    const QList<QUrl> urls = dragged.urls();
    return urls.size() == 1 && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

bool DropOverlay::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::DragEnter: {
        auto* drag = static_cast<QDragEnterEvent*>(event);
        if (!drag->mimeData()->hasUrls())
            break;
        m_path = pathIn(*drag->mimeData());
        drag->setDropAction(m_path.isEmpty() ? Qt::IgnoreAction : drag->proposedAction());
        drag->accept();  // also when there is nothing to be had: or nobody would tell when the drag leaves
        setGeometry(parentWidget()->rect());
        raise();
        show();
        update();
        return true;
    }
    case QEvent::DragLeave:
        hide();
        break;
    case QEvent::Drop: {
        hide();
        auto* drop = static_cast<QDropEvent*>(event);
        const QString path = pathIn(*drop->mimeData());
        if (path.isEmpty())
            break;
        drop->acceptProposedAction();
        Q_EMIT dropped(path);
        return true;
    }
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void DropOverlay::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = colours::ground;
    veil.setAlpha(215);
    painter.fillRect(rect(), veil);
    const bool welcome = !m_path.isEmpty();
    QPen dashes(welcome ? colours::link : colours::warning, 2, Qt::DashLine);
    painter.setPen(dashes);
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(dropOverlayMargin_px, dropOverlayMargin_px, -dropOverlayMargin_px, -dropOverlayMargin_px), rhythm_px,
        rhythm_px);
    QFont large = font();
    large.setPixelSize(textSize_px);
    painter.setFont(large);
    painter.setPen(welcome ? colours::text : colours::warning);
    painter.drawText(rect(), Qt::AlignCenter,
                     welcome ? tr("Let go to open “%1”").arg(QFileInfo(m_path).fileName()) : tr("One folder, or one file of points"));
}

}  // namespace pointloom

#include "moc_DropOverlay.cpp"
