// SPDX-License-Identifier: Apache-2.0
// The core knows neither Qt nor VTK: with its include folders this does not compile.
#include <vtkObject.h>
