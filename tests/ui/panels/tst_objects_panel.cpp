// SPDX-License-Identifier: Apache-2.0
#include "core/labels/TrackGestures.h"
#include "tests/ui/Runs.h"
#include "tests/ui/panels/Street.h"
#include "ui/panels/ObjectsPanel.h"

#include <QAction>
#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeView>

using namespace pointloom;

namespace {

OrientedBox boxAt(double x_m)
{
    return {{x_m, 0, 0}, {4, 2, 1.6}, 0};
}

/// What a model tells its views.
struct Told
{
    explicit Told(QAbstractItemModel& model)
        : resets(&model, &QAbstractItemModel::modelReset),
          changes(&model, &QAbstractItemModel::dataChanged),
          inserted(&model, &QAbstractItemModel::rowsInserted),
          removed(&model, &QAbstractItemModel::rowsRemoved)
    {}
    QSignalSpy resets;
    QSignalSpy changes;
    QSignalSpy inserted;
    QSignalSpy removed;
};

}  // namespace

class TestObjectsPanel : public QObject
{
    Q_OBJECT

private:
    test::Street m_street;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<ActionSet> m_actions;
    ObjectsPanel* m_panel = nullptr;
    std::vector<Id<Cuboid>> m_ids;

    [[nodiscard]] QTreeView& table() const { return *m_panel->findChild<QTreeView*>("objects"); }
    [[nodiscard]] QAbstractItemModel& shown() const { return *table().model(); }
    [[nodiscard]] QStringList names(const QModelIndex& parent = {}) const
    {
        QStringList out;
        for (int row = 0; row < shown().rowCount(parent); ++row)
            out += shown().index(row, 0, parent).data().toString();
        return out;
    }
    void filter(const QString& text) const { m_panel->findChild<QLineEdit*>("objects.filter")->setText(text); }
    void group(int which) const
    {
        m_panel->findChild<QToolButton*>("objects.group")->menu()->actions().at(which)->trigger();
        QCoreApplication::processEvents();
    }

private Q_SLOTS:
    void init()
    {
        m_session = m_street.open();
        QTRY_VERIFY(m_session->view().frame() != nullptr);
        m_ids.clear();
        const std::array classes{"car", "pedestrian", "car", "van"};
        for (std::size_t i = 0; i < classes.size(); ++i)
            m_ids.push_back(m_session->add({.box = boxAt(40.0 - 10 * static_cast<double>(i)), .classKey = classes[i]}));
        m_window = std::make_unique<QWidget>();
        m_actions = std::make_unique<ActionSet>(*m_window);
        m_panel = new ObjectsPanel(*m_session, *m_actions, m_window.get());
        m_window->show();
    }
    void cleanup()
    {
        filter({});
        group(0);
        m_actions.reset();
        m_window.reset();
        m_session.reset();
    }

    void sortsByAnyColumn()
    {
        QCOMPARE(names(), (QStringList{"Car 1", "Car 3", "Pedestrian 2", "Van 4"}));
        table().sortByColumn(ObjectsModel::distance, Qt::AscendingOrder);
        QCOMPARE(names(), (QStringList{"Van 4", "Car 3", "Pedestrian 2", "Car 1"}));
        OrientedBox near = boxAt(3);
        m_session->editing().push(reshapeBox(m_session->editing().labels(), m_ids[0], near));
        QCOMPARE(names().front(), "Car 1");
        table().sortByColumn(ObjectsModel::name, Qt::AscendingOrder);
    }

    void filtersByWordsAndTerms_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("word") << "car" << QStringList{"Car 1", "Car 3"};
        QTest::newRow("number") << "4" << QStringList{"Van 4"};
        QTest::newRow("class") << "class:ped" << QStringList{"Pedestrian 2"};
        QTest::newRow("far") << "dist>25" << QStringList{"Car 1", "Pedestrian 2"};
        QTest::newRow("near") << "dist<=20" << QStringList{"Car 3", "Van 4"};
        QTest::newRow("both") << "car dist>25" << QStringList{"Car 1"};
        QTest::newRow("contrary") << "-class:car" << QStringList{"Pedestrian 2", "Van 4"};
        QTest::newRow("state") << "state:drawn -car" << QStringList{"Pedestrian 2", "Van 4"};
        QTest::newRow("missing") << "missing" << QStringList{"Car 1", "Car 3", "Pedestrian 2", "Van 4"};
        QTest::newRow("locked") << "locked" << QStringList{};
    }
    void filtersByWordsAndTerms()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, expected);
        filter(text);
        QCOMPARE(names(), expected);
    }

    void filtersByPointsOnceTheyAreCounted()
    {
        filter("points<1000000");
        QTRY_COMPARE(names().size(), 4);
        filter("points>1000000");
        QCOMPARE(names().size(), 0);
    }

    void statesAreFilteredSortedAndTold()
    {
        m_session->editing().push(setState(m_session->editing().labels(), {m_ids[1]}, BoxState::interpolated));
        m_session->editing().push(setState(m_session->editing().labels(), {m_ids[3]}, BoxState::finalised));
        filter("state:inter");
        QCOMPARE(names(), QStringList{"Pedestrian 2"});
        filter("state:keyframe");
        QCOMPARE(names(), (QStringList{"Car 1", "Car 3"}));
        filter({});
        table().sortByColumn(ObjectsModel::mark, Qt::DescendingOrder);
        QCOMPARE(names().front(), "Van 4");
        QCOMPARE(shown().index(0, ObjectsModel::mark).data(ObjectsModel::stateRole).toInt(), static_cast<int>(BoxState::finalised));
        QVERIFY(shown().index(0, 0).data(Qt::ToolTipRole).toString().startsWith("final"));
        table().sortByColumn(ObjectsModel::name, Qt::AscendingOrder);
    }

    void groupsUnderHeadings()
    {
        group(1);
        QCOMPARE(names(), (QStringList{"Car  2", "Pedestrian  1", "Van  1"}));
        const QModelIndex cars = shown().index(0, 0);
        QCOMPARE(names(cars), (QStringList{"Car 1", "Car 3"}));
        QVERIFY(table().isExpanded(cars));
        filter("-car");
        QCOMPARE(names(), (QStringList{"Pedestrian  1", "Van  1"}));
        filter({});
        m_session->editing().push(reclassify(m_session->editing().labels(), m_session->schema(), m_ids[3], "car"));
        QCOMPARE(names(), (QStringList{"Car  3", "Pedestrian  1"}));
        group(2);
        QCOMPARE(names().size(), 1);
    }

    void choosesManyAndIsChosen()
    {
        table().selectionModel()->clear();
        const auto row = [&](int at) { return shown().index(at, 0); };
        constexpr auto rows = QItemSelectionModel::Rows;
        table().selectionModel()->setCurrentIndex(row(0), QItemSelectionModel::ClearAndSelect | rows);
        table().selectionModel()->setCurrentIndex(row(2), QItemSelectionModel::Select | rows);
        QCOMPARE(m_session->selection().ids(), (std::set{m_ids[0], m_ids[1]}));
        QCOMPARE(m_session->selection().current(), m_ids[1]);
        m_session->selection().set({m_ids[2], m_ids[3]}, m_ids[3]);
        QCOMPARE(table().selectionModel()->selectedRows().size(), 2);
        QCOMPARE(table().currentIndex().data().toString(), "Van 4");
        QCOMPARE(m_session->selection().ids().size(), 2U);
    }

    void showsFlags()
    {
        const auto flags = [&] { return shown().index(0, ObjectsModel::flags).data(ObjectsModel::flagsRole).toInt(); };
        QVERIFY((flags() & ObjectsModel::missing) != 0);
        m_session->editing().setLocked({m_ids[0]}, true);
        m_session->editing().setHidden({m_ids[0]}, true);
        QVERIFY((flags() & ObjectsModel::locked) != 0);
        QVERIFY((flags() & ObjectsModel::hidden) != 0);
        filter("locked");
        QCOMPARE(names(), QStringList{"Car 1"});
        m_session->editing().setLocked({m_ids[0]}, false);
        m_session->editing().push(
            answer(m_session->editing().labels(), m_session->schema(), m_ids[0], "occlusion", AttributeValue(std::string("visible"))));
        filter({});
        QVERIFY((flags() & ObjectsModel::missing) == 0);
    }

    void twoThousandObjectsAreFollowedRowByRow()
    {
        constexpr int many = 2000;
        m_session->editing().pushMade([&](Document& document) {
            Edit all{.name = "Add many", .tracks = {}, .cuboids = {}};
            for (int i = 0; i < many; ++i)
                all = [&] {
                    Edit one = addObject(document, m_session->schema(), {.frame = 0, .box = boxAt(i % 90), .classKey = "car"});
                    all.tracks.push_back(std::move(one.tracks.front()));
                    all.cuboids.push_back(std::move(one.cuboids.front()));
                    return std::move(all);
                }();
            return all;
        });
        for (const int grouping : {0, 1}) {
            group(grouping);
            auto& model = *m_panel->findChild<ObjectsModel*>();
            QCOMPARE(model.objectCount(), many + 4);
            Told told(model);
            QTRY_VERIFY(model.rowAt(model.indexOf(m_ids[0]))->points.has_value());
            QVERIFY(told.changes.count() <= 3);  // all counts came at once, a signal for each group
            QTRY_VERIFY(model.rowAt(model.indexOf({m_ids[3].value + many}))->points.has_value());

            told.changes.clear();
            constexpr int moves = 20;
            for (int i = 0; i < moves; ++i)
                m_session->editing().push(reshapeBox(m_session->editing().labels(), m_ids[0], boxAt(10 + i * 0.1 + grouping)));
            QCOMPARE(told.resets.count(), 0);
            QVERIFY(told.changes.count() <= 2 * moves);
            QTRY_VERIFY(model.rowAt(model.indexOf(m_ids[0]))->points.has_value());
            QVERIFY(told.changes.count() <= 2 * moves + 1);

            const Id<Cuboid> added = m_session->add({.box = boxAt(5), .classKey = "car"});
            QCOMPARE(told.inserted.count(), 1);
            m_session->editing().push(removeBox(m_session->editing().labels(), added));
            QCOMPARE(told.removed.count(), 1);
            QCOMPARE(told.resets.count(), 0);
        }
    }

    void saysWhichBoxesHaveNoScanAnyMore()
    {
        const auto* gone = m_panel->findChild<QLabel*>("objects.gone");
        QVERIFY(gone->isHidden());

        test::Street street({.frames = 2, .seed = 5, .rings = 16, .columns = 64, .cars = 1});
        {
            const auto session = street.open("task");
            session->view().goToFrame(1);
            QTRY_VERIFY(session->view().frame() != nullptr);
            for (int i = 0; i < 3; ++i)
                session->add({.box = boxAt(10 + 5 * i), .classKey = "car"});
            QTRY_COMPARE(session->editing().saveState(), Editing::SaveState::saved);
        }
        QDir scans(street.folder().filePath("street"));
        for (const QString& scan : scans.entryList({"*000001.*"}))
            QVERIFY(scans.remove(scan));
        const auto session = street.open("task");
        const ObjectsPanel panel(*session, *m_actions);
        gone = panel.findChild<QLabel*>("objects.gone");
        QVERIFY(!gone->isHidden());
        QVERIFY2(gone->text().endsWith(": 3"), qPrintable(gone->text()));
        QVERIFY2(gone->toolTip().contains("000001"), qPrintable(gone->toolTip()));
    }

    void countsOnlyWhatChanged()
    {
        PointCounter counter(test::jobs());
        counter.setFrame(m_session->view().frame());
        QSignalSpy ready(&counter, &PointCounter::ready);
        for (std::uint64_t i = 1; i <= 100; ++i)
            QVERIFY(!counter.points({i}, boxAt(static_cast<double>(i))));
        QTRY_COMPARE(ready.count(), 1);
        QCOMPARE(counter.counted(), 100U);
        for (std::uint64_t i = 1; i <= 100; ++i)
            QVERIFY(counter.points({i}, boxAt(static_cast<double>(i))).has_value());
        QVERIFY(!counter.points({7}, boxAt(7.5)));
        QTRY_COMPARE(ready.count(), 2);
        QCOMPARE(counter.counted(), 101U);
    }
};

POINTLOOM_TEST(TestObjectsPanel, withApplication)
#include "tst_objects_panel.moc"
