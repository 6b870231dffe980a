// SPDX-License-Identifier: Apache-2.0
#include "core/camera/ImageSize.h"
#include "tests/support/Support.h"

#include <QImage>
#include <QtTest>

using namespace pointloom;

class TestImageSize : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headersTellTheSize_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("png") << "image.png";
        QTest::newRow("jpeg") << "image.jpg";
    }

    /// Qt's own writers are the oracle, and no cut of their files is mistaken.
    void headersTellTheSize()
    {
        QFETCH(QString, file);
        QTemporaryDir folder;
        const QString path = folder.filePath(file);
        QImage image(123, 457, QImage::Format_RGB32);
        image.fill(Qt::red);
        QVERIFY(image.save(path));
        QCOMPARE(imageSize(path.toStdString()), Eigen::Vector2i(123, 457));

        QFile whole(path);
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const QByteArray bytes = whole.readAll();
        for (const int length : {0, 1, 2, 10, 20}) {
            QFile cut(folder.filePath("cut"));
            QVERIFY(cut.open(QIODevice::WriteOnly));
            cut.write(bytes.left(length));
            cut.close();
            QVERIFY(!imageSize(folder.filePath("cut").toStdString()));
        }
    }

    void otherFilesHaveNone()
    {
        QVERIFY(!imageSize("/nonexistent"));
        QVERIFY(!imageSize(test::projectFile("LICENSE")));
    }
};

POINTLOOM_TEST(TestImageSize, withoutApplication)
#include "tst_image_size.moc"
