// SPDX-License-Identifier: Apache-2.0
#include "ui/sheet/ContactSheet.h"
