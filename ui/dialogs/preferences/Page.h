// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/Actions.h"
#include "ui/application/Preferences.h"

#include <QWidget>

#include <cstdint>
#include <functional>

class QFormLayout;
class QLabel;
class QSlider;

namespace pointloom {

class SceneModel;
class Session;

/// What the preferences change at once, and whom they ask about facts.
struct PreferenceTargets
{
    ActionSet& actions;
    SceneModel& scene;
    Session* session = nullptr;  ///< may be null: nothing is open
    std::uint64_t edits = 0;     ///< of the open task since it was made
};

/// Saves changed preferences and puts them to work.
void change(const PreferenceTargets& targets, const std::function<void(Preferences&)>& how);
/// Puts the saved preferences to work.
void applyPreferences(const PreferenceTargets& targets);

/// A page of the preferences: rows of a caption and a field with, where it helps, a quiet word below. Pages are made anew when the
/// language changes, so they need not follow it.
class Page : public QWidget
{
    Q_OBJECT

public:
    explicit Page(QWidget* parent);

protected:
    void addHeading(const QString& text);
    void addRow(const QString& caption, QWidget* field, const QString& explanation = {});
    /// A fact that cannot be changed here. Answers the label that shows it.
    QLabel* addFact(const QString& caption, const QString& value);
    void addExplanation(const QString& text);

    /// A slider with its value written beside it. Name it by what it sets.
    [[nodiscard]] QSlider* makeSlider(const char* name, int least, int most, int value);
    void addSlider(const QString& caption, QSlider* slider, const std::function<QString(int)>& shown, const QString& explanation = {});

private:
    QFormLayout* m_form = nullptr;
};

}  // namespace pointloom
