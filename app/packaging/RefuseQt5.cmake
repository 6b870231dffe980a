# SPDX-License-Identifier: Apache-2.0
# Two Qts in one process crash, and several packages would pull Qt 5 in behind our back.
function(pointloom_refuse_qt5)
  foreach(target Qt5::Core Qt5::Gui Qt5::Widgets)
    if(TARGET ${target})
      message(FATAL_ERROR "${target} leaked into the build: a package found above pulls in Qt 5. "
        "Name its components one by one, or hide the part that asks for Qt 5.")
    endif()
  endforeach()
endfunction()
