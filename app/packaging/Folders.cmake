# SPDX-License-Identifier: Apache-2.0
# A folder of sources is listed by being there, and compiled as one unit: parsing Eigen, Qt and the standard library, and making their
# templates, is most of the work of a compiler and is done once for a folder.

option(POINTLOOM_UNITY "Compile the sources of a folder as one unit" ON)

# pointloom_folder(target [WITH unit] [EXCEPT file...]): the target's sources are, too, every .cpp of the current folder. Small folders
# that include much the same share a unit of that name.
function(pointloom_folder target)
  cmake_parse_arguments(ARG "" "WITH" "EXCEPT" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  foreach(file ${ARG_EXCEPT})
    list(REMOVE_ITEM sources ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  endforeach()
  file(GLOB headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.h) # moc looks only into what is listed
  target_sources(${target} PRIVATE ${sources} ${headers})
  file(RELATIVE_PATH folder ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
  string(REPLACE "/" "_" group ${folder})
  if(ARG_WITH)
    set(group ${ARG_WITH})
  endif()
  set_source_files_properties(${sources} TARGET_DIRECTORY ${target} PROPERTIES UNITY_GROUP ${group})
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${POINTLOOM_UNITY} UNITY_BUILD_MODE GROUP AUTOMOC_EXECUTABLE ${CMAKE_BINARY_DIR}/moc)
endfunction()
