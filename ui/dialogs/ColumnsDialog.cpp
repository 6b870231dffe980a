// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/ColumnsDialog.h"

#include "core/cloud/BinColumns.h"
#include "ui/application/Translated.h"
#include "ui/dialogs/DialogParts.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace pointloom {
namespace {

/// What holds, then what is likely, then what is usual; each once.
std::vector<std::vector<Column>> choicesFor(const HeaderlessCloud& cloud, const std::vector<Column>& told)
{
    std::vector<std::vector<Column>> all;
    if (!told.empty())
        all.push_back(told);
    all.insert(all.end(), cloud.candidates.begin(), cloud.candidates.end());
    for (const CloudFormat format : {CloudFormat::kittiBin, CloudFormat::nuscenesBin})
        all.push_back(usualBinColumns(format));
    std::vector<std::vector<Column>> once;
    for (const auto& columns : all) {
        const auto isSame = [&](const auto& other) { return binColumnsText(other) == binColumnsText(columns); };
        if (std::ranges::none_of(once, isSame))
            once.push_back(columns);
    }
    return once;
}

QString columnsText(const std::vector<Column>& columns)
{
    return QString::fromStdString(binColumnsText(columns));
}

}  // namespace

ColumnsDialog::ColumnsDialog(const HeaderlessCloud& cloud, QWidget* parent) : QDialog(parent), m_cloud(cloud)
{
    setWindowTitle(tr("What makes a point?"));
    build(tr("These point clouds have no header, and their numbers do not tell which columns a point has. Choose what the program that "
             "wrote them stored for each point, or type it:"),
          cloud.candidates, tr("Open"));
}

ColumnsDialog::ColumnsDialog(const HeaderlessCloud& cloud, const std::vector<Column>& told, QWidget* parent)
    : QDialog(parent), m_cloud(cloud)
{
    setWindowTitle(tr("Columns of the point clouds"));
    const QString source = !told.empty() ? tr("These point clouds have no header. You said what a point has: %1.").arg(columnsText(told))
        : cloud.sure                     ? tr("These point clouds have no header. What a point has was found out from their numbers: %1.")
                           .arg(columnsText(cloud.candidates.front()))
                     : tr("These point clouds have no header, and the first one does not tell what a point has.");
    build(source + ' '
              + tr("Choose or type what the program that wrote them stored for each point. It is kept with the task, and the "
                   "boxes stay as they are."),
          choicesFor(cloud, told), tr("Use them"));
    QPushButton* found = findChild<QDialogButtonBox*>()->addButton(tr("As found out"), QDialogButtonBox::ActionRole);
    found->setObjectName("columns.found");
    found->setAutoDefault(false);
    connect(found, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT chosen({});
    });
    found->setEnabled(!told.empty() && cloud.sure);
    found->setToolTip(plainTip(cloud.sure ? columnsText(cloud.candidates.front()) : tr("The numbers do not tell.")));
    fitHeight(*this);
}

void ColumnsDialog::build(const QString& question, const std::vector<std::vector<Column>>& possible, const QString& use)
{
    setObjectName("columns");
    auto* column = dialogColumn(*this);
    QLabel* asked = dialogText(question, this);
    asked->setObjectName("columns.question");
    column->addWidget(asked);
    m_columns = new QComboBox(this);
    m_columns->setObjectName("columns.list");
    m_columns->setAccessibleName(windowTitle());
    m_columns->setEditable(true);
    m_columns->setInsertPolicy(QComboBox::NoInsert);
    for (const auto& columns : possible)
        m_columns->addItem(columnsText(columns));
    column->addWidget(m_columns);
    m_verdict = dialogText({}, this);
    m_verdict->setObjectName("columns.verdict");
    column->addWidget(m_verdict);
    QLabel* help = dialogText(tr("Names stand in the order of the file, with commas between them. These are known: x, y, z, "
                                 "intensity, ring, time, red, green, blue, label.\n"
                                 "x:f64, ring:u16 – a number type where it is not f32 (32-bit floating point)\n"
                                 "_ – a number that is not read\n"
                                 "x:i16*0.01 – whole centimetres"),
                              this);
    help->setProperty("role", "quiet");
    column->addWidget(help);

    auto* buttons = new QDialogButtonBox(this);
    m_use = buttons->addButton(use, QDialogButtonBox::AcceptRole);
    m_use->setObjectName("columns.open");
    makeMain(*m_use);
    QPushButton* leave = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    leave->setObjectName("columns.cancel");
    leave->setAutoDefault(false);
    column->addWidget(buttons);
    connect(m_columns, &QComboBox::editTextChanged, this, &ColumnsDialog::judge);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_use, &QPushButton::clicked, this, &ColumnsDialog::answer);
    connect(m_columns->lineEdit(), &QLineEdit::returnPressed, m_use, &QPushButton::click);  // the list keeps the key to itself
    judge();
    fitHeight(*this);
    m_columns->setFocus();
    m_columns->lineEdit()->selectAll();
}

void ColumnsDialog::answer()
{
    const auto columns = binColumnsFrom(m_columns->currentText().toStdString());
    if (!columns)
        return;  // the button waits for an answer that can be
    accept();
    Q_EMIT chosen(*columns);
}

/// A cloud that holds no whole number of such points may be cut short: a warning, but a person may know better.
void ColumnsDialog::judge()
{
    const auto columns = binColumnsFrom(m_columns->currentText().toStdString());
    m_use->setEnabled(columns.has_value());
    if (!columns) {
        m_verdict->setText(translated(columns.error()));
        setRole(*m_verdict, "warning");
        return;
    }
    const std::size_t each = bytesPerRecord(*columns);
    const bool fits = m_cloud.bytes % each == 0;
    const auto number = [](std::uint64_t value) { return QLocale().toString(qulonglong(value)); };
    if (m_cloud.bytes == 0) {
        m_verdict->setText(tr("%1 bytes for each point.").arg(number(each)));
        setRole(*m_verdict, "quiet");
        return;
    }
    const QString pattern = fits ? tr("%1 bytes for each point: %2 would hold %3 points.")
                                 : tr("%1 bytes for each point: %2 has %3 bytes, which is no whole number of points.");
    m_verdict->setText(pattern.arg(number(each), QString::fromStdString(m_cloud.file.filename().string()),
                                   number(fits ? m_cloud.bytes / each : m_cloud.bytes)));
    setRole(*m_verdict, fits ? "quiet" : "warning");
}

}  // namespace pointloom

#include "moc_ColumnsDialog.cpp"
