// SPDX-License-Identifier: Apache-2.0
#include "app/commands/Commands.h"

int main() { return 0; }
