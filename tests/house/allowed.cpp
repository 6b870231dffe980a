// SPDX-License-Identifier: Apache-2.0
// What the core may include compiles in the same way, so that the other checks fail for the right reason.
#include "core/labels/Document.h"
