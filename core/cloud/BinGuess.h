// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cloud/BinDoubt.h"
#include "core/cloud/BinSample.h"
#include "core/cloud/CloudReader.h"

namespace pointloom {

/// What the numbers of a file without a header say about its columns.
struct BinGuess
{
    std::vector<std::vector<Column>> candidates;  ///< the likeliest first; empty: they are no coordinates
    bool sure = false;                            ///< the first is it
    bool usual = false;                           ///< the first is what the file's name promises
    BinDoubt doubt = BinDoubt::none;              ///< why it is not sure
    bool isVeryWide = false;                      ///< as its unit may be another than metres
};

/// Finds out from a sample of the numbers how many of which type make a point: in the right layout each column has numbers of its own kind
/// (heights, intensities, whole laser numbers) and neighbouring points lie near each other; in any other the kinds are mixed and points
/// jump. What the name promises is taken where nothing speaks against it; what is found is looked at again, whether points can lie so.
[[nodiscard]] BinGuess guessBinColumns(const BinStretches& bytes, CloudFormat promised);

}  // namespace pointloom
