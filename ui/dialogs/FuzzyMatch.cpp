// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/FuzzyMatch.h"

namespace pointloom {
namespace {

constexpr int atWordStart = 8;
constexpr int inARun = 6;
constexpr int elsewhere = 1;
constexpr int atTheVeryStart = 10;

bool startsWord(const QString& text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

/// The first match from a place on; greedy, which for texts of a few words is as good as the best one.
std::optional<int> scoreFrom(const QString& typed, const QString& text, qsizetype start)
{
    int score = start == 0 ? atTheVeryStart : 0;
    qsizetype last = -2;
    for (const QChar wanted : typed) {
        const qsizetype at = text.indexOf(wanted, last < 0 ? start : last + 1);
        if (at < 0)
            return std::nullopt;
        score += at == last + 1 ? inARun : startsWord(text, at) ? atWordStart : elsewhere;
        last = at;
    }
    return score * 4 - static_cast<int>(text.size());
}

}  // namespace

std::optional<int> fuzzyScore(const QString& typed, const QString& text)
{
    QString wanted = typed.toCaseFolded();
    wanted.remove(' ');
    if (wanted.isEmpty())
        return 0;
    const QString folded = text.toCaseFolded();
    std::optional<int> best;
    for (qsizetype start = folded.indexOf(wanted[0]); start >= 0; start = folded.indexOf(wanted[0], start + 1))
        if (const auto score = scoreFrom(wanted, folded, start); score && (!best || *score > *best))
            best = score;
    return best;
}

}  // namespace pointloom
