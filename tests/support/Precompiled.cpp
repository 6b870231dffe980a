// SPDX-License-Identifier: Apache-2.0
// The tests share the precompiled header of the library that this file alone makes up.
