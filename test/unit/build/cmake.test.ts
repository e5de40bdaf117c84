import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseCMake } from '../../../server/core/build/cmake/syntax';
import { fixed, linkOf, type Files } from './project';

const head = 'cmake_minimum_required(VERSION 3.16)\nproject(demo C)\n';
const one = (list: string): Files => ({ 'CMakeLists.txt': head + list });

/** One list beside main.c, and what it says of main.c. */
const tables: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'is linked without libnuma': [
    ['add_executable(prog main.c)', 'missing prog'],
    ['ADD_EXECUTABLE(prog main.c)\ntarget_link_libraries(prog pthread m)', 'missing prog'],
    ['set(SRC util.c main.c)\nadd_executable(${PROJECT_NAME} ${SRC})', 'missing demo'],
    ['file(GLOB SRC *.c)\nadd_executable(prog ${SRC})', 'missing prog'],
    [
      'file(GLOB_RECURSE SRC CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/*.c)\nadd_executable(prog ${SRC})',
      'missing prog',
    ],
    ['aux_source_directory(. SRC)\nadd_executable(prog ${SRC})', 'missing prog'],
    ['foreach(name main other)\n  add_executable(${name} ${name}.c)\nendforeach()', 'missing main'],
    ['add_executable(prog)\ntarget_sources(prog PRIVATE main.c)', 'missing prog'],
    [
      'add_library(core STATIC main.c)\nadd_executable(prog p.c)\ntarget_link_libraries(prog core)',
      'missing prog',
    ],
    ['add_library(objs OBJECT main.c)\nadd_executable(prog p.c $<TARGET_OBJECTS:objs>)', 'missing prog'],
    [
      'find_package(Threads)\nadd_executable(prog main.c)\ntarget_link_libraries(prog Threads::Threads rt ${CMAKE_DL_LIBS})',
      'missing prog',
    ],
    ['set(CMAKE_C_FLAGS "${CMAKE_C_FLAGS} -Wall")\nadd_executable(prog main.c)', 'missing prog'],
    ['if(WIN32)\n  target_link_libraries(prog numa)\nendif()\nadd_executable(prog main.c)', 'missing prog'],
    [
      'function(program name)\n  add_executable(${name} ${ARGN})\n  target_link_libraries(${name} m)\nendfunction()\nprogram(prog main.c)',
      'missing prog',
    ],
    [
      'macro(program name)\n  add_executable(${name} ${ARGN})\nendmacro()\nprogram(prog main.c)',
      'missing prog',
    ],
    [
      '# target_link_libraries(prog numa)\n#[[\ntarget_link_libraries(prog numa)\n]]\nadd_executable(prog main.c)',
      'missing prog',
    ],
    [
      'find_library(NUMA numa)\nadd_executable(other o.c)\ntarget_link_libraries(other ${NUMA})\nadd_executable(prog main.c)',
      'missing prog',
    ],
  ],
  'is linked with libnuma': [
    ['add_executable(prog main.c)\ntarget_link_libraries(prog PRIVATE numa)', 'numa'],
    ['add_executable(prog main.c)\ntarget_link_libraries(prog -lnuma)', 'numa'],
    [
      'add_executable(prog main.c)\ntarget_link_libraries(prog /usr/lib/x86_64-linux-gnu/libnuma.so.1)',
      'numa',
    ],
    ['link_libraries(numa)\nadd_executable(prog main.c)', 'numa'],
    [
      'find_library(LIBNUMA NAMES numa libnuma HINTS /opt)\nadd_executable(prog main.c)\ntarget_link_libraries(prog "${LIBNUMA}")',
      'numa',
    ],
    [
      'find_package(PkgConfig)\npkg_check_modules(NUMA REQUIRED IMPORTED_TARGET numa>=2.0)\nadd_executable(prog main.c)\ntarget_link_libraries(prog PkgConfig::NUMA)',
      'numa',
    ],
    [
      'pkg_check_modules(N numa)\nadd_executable(prog main.c)\ntarget_link_libraries(prog ${N_LIBRARIES})',
      'numa',
    ],
    ['find_package(NUMA)\nadd_executable(prog main.c)\ntarget_link_libraries(prog NUMA::NUMA)', 'numa'],
    [
      'add_library(core STATIC core.c)\ntarget_link_libraries(core PUBLIC numa)\nadd_executable(prog main.c)\ntarget_link_libraries(prog core)',
      'numa',
    ],
    [
      'add_library(core STATIC core.c)\nadd_library(my::core ALIAS core)\ntarget_link_libraries(core numa)\nadd_executable(prog main.c)\ntarget_link_libraries(prog my::core)',
      'numa',
    ],
    [
      'set(LIBS m)\nlist(APPEND LIBS numa)\nadd_executable(prog main.c)\ntarget_link_libraries(prog ${LIBS})',
      'numa',
    ],
    [
      'option(WITH_NUMA "" OFF)\nadd_executable(prog main.c)\nif(WITH_NUMA)\n  target_link_libraries(prog numa)\nendif()',
      'numa',
    ],
    [
      'if(USE)\n  set(LIBS numa)\nelse()\n  set(LIBS m)\nendif()\nadd_executable(prog main.c)\ntarget_link_libraries(prog ${LIBS})',
      'numa',
    ],
    [
      'add_executable(prog main.c)\nset_target_properties(prog PROPERTIES OUTPUT_NAME x LINK_LIBRARIES numa)',
      'numa',
    ],
    ['add_executable(prog main.c)\nset_property(TARGET prog APPEND PROPERTY LINK_LIBRARIES numa)', 'numa'],
    ['set(CMAKE_C_STANDARD_LIBRARIES "-lnuma")\nadd_executable(prog main.c)', 'numa'],
  ],
  'puts libnuma before the objects': [
    [
      'set(CMAKE_EXE_LINKER_FLAGS "${CMAKE_EXE_LINKER_FLAGS} -lnuma")\nadd_executable(prog main.c)',
      'early prog',
    ],
    [
      'add_executable(prog main.c)\nset_target_properties(prog PROPERTIES LINK_FLAGS "-g -lnuma")',
      'early prog',
    ],
    ['add_executable(prog main.c)\ntarget_link_options(prog PRIVATE -lnuma)', 'early prog'],
    ['set(CMAKE_C_COMPILER clang)\nset(CMAKE_C_FLAGS "-lnuma")\nadd_executable(prog main.c)', 'unknown'],
    ['set(CMAKE_EXE_LINKER_FLAGS "-Wl,--no-as-needed -lnuma")\nadd_executable(prog main.c)', 'unknown'],
  ],
  'is not understood': [
    ['add_executable(prog main.c)\ntarget_link_libraries(prog ${EXTRA})', 'unknown'],
    ['add_executable(prog main.c)\ntarget_link_libraries(prog $ENV{LIBS})', 'unknown'],
    [
      'set(LIBS "" CACHE STRING "what else")\nadd_executable(prog main.c)\ntarget_link_libraries(prog ${LIBS})',
      'unknown',
    ],
    ['add_executable(prog main.c)\ntarget_link_libraries(prog $<$<CONFIG:Debug>:asan>)', 'unknown'],
    ['add_executable(prog main.c)\ntarget_link_libraries(prog hwloc::hwloc)', 'unknown'],
    ['find_package(hwloc)\nadd_executable(prog main.c)\ntarget_link_libraries(prog hwloc)', 'unknown'],
    ['add_executable(prog main.c)\nsome_package_link(prog)', 'unknown'],
    ['some_package_settings(prog)\nadd_executable(prog main.c)', 'unknown'],
    ['add_executable(prog main.c)\ntarget_link_libraries(${WHO} numa)', 'unknown'],
    ['include(cmake/missing.cmake)\nadd_executable(prog main.c)', 'unknown'],
    ['include(${SOMEWHERE}/project.cmake)\nadd_executable(prog main.c)', 'unknown'],
    ['add_executable(prog main.c)\ntarget_link_libraries(prog mynuma)', 'unknown'],
    ['add_library(core main.c)', 'unknown'],
    ['add_executable(prog other.c)', 'unknown'],
    ['file(GLOB SRC *.c)\nlist(FILTER SRC EXCLUDE REGEX main)\nadd_executable(prog ${SRC})', 'unknown'],
    [
      'file(GLOB SRC *.c)\nlist(REMOVE_ITEM SRC ${CMAKE_SOURCE_DIR}/main.c)\nadd_executable(prog ${SRC})',
      'unknown',
    ],
    ['add_executable(prog main.c', 'unknown'],
    ['if(X)\nadd_executable(prog main.c)', 'unknown'],
    [
      'add_library(numa STATIC IMPORTED)\nadd_executable(prog main.c)\ntarget_link_libraries(prog numa)',
      'numa',
    ],
    [
      'add_library(lib STATIC IMPORTED)\nset_target_properties(lib PROPERTIES IMPORTED_LOCATION /opt/lib.a)\nadd_executable(prog main.c)\ntarget_link_libraries(prog lib)',
      'unknown',
    ],
    [
      'macro(add_executable n)\n_add_executable(${n} ${ARGN})\nendmacro()\nadd_executable(prog main.c)',
      'unknown',
    ],
    ['function(loop)\nloop()\nendfunction()\nloop()\nadd_executable(prog main.c)', 'unknown'],
    ['set(${ANY} numa)\nadd_executable(prog main.c)', 'unknown'],
  ],
};

describe('CMakeLists.txt', () => {
  for (const [what, rows] of Object.entries(tables))
    for (const [list, expected] of rows)
      it(`${what}: ${list.replaceAll('\n', ' ')}`, () => {
        assert.equal(linkOf(one(list), 'main.c'), expected);
      });

  it('one program of two that lacks libnuma is not told of: the other may be the one that is built', () => {
    const list = 'add_executable(a main.c)\nadd_executable(b main.c)\ntarget_link_libraries(b numa)';
    assert.equal(linkOf(one(list), 'main.c'), 'numa');
  });

  const tree: Files = {
    'CMakeLists.txt': `${head}set(COMMON m)\nadd_subdirectory(src)\nadd_subdirectory(tools)`,
    'src/CMakeLists.txt': 'add_executable(prog main.c)\ntarget_link_libraries(prog ${COMMON})',
    'tools/CMakeLists.txt': 'add_executable(tool tool.c)',
  };

  it('in folders inherits variables and libraries', () => {
    assert.equal(linkOf(tree, 'src/main.c'), 'missing prog');
    assert.equal(linkOf(tree, 'tools/tool.c'), 'missing tool');
    const linked = { ...tree, 'CMakeLists.txt': (tree['CMakeLists.txt'] ?? '').replace(' m)', ' m numa)') };
    assert.equal(linkOf(linked, 'src/main.c'), 'numa');
    assert.equal(linkOf(linked, 'tools/tool.c'), 'missing tool');
    const all = { ...tree, 'CMakeLists.txt': `${head}link_libraries(numa)\nadd_subdirectory(src)` };
    assert.equal(linkOf(all, 'src/main.c'), 'numa');
  });

  it('without project() above it is part of something that is not seen', () => {
    assert.equal(linkOf({ 'CMakeLists.txt': 'add_executable(prog main.c)' }, 'main.c'), 'unknown');
  });

  it('of a project of its own below another one counts by itself', () => {
    const files = { ...tree, 'examples/CMakeLists.txt': `${head}add_executable(example e.c)` };
    assert.equal(linkOf(files, 'examples/e.c'), 'missing example');
  });

  it('links a target of another folder', () => {
    const files = { ...tree, 'tools/CMakeLists.txt': 'target_link_libraries(prog numa)' };
    assert.equal(linkOf(files, 'src/main.c'), 'numa');
  });

  it('reads the project’s own modules', () => {
    const files = (module: string): Files => ({
      'CMakeLists.txt': `${head}list(APPEND CMAKE_MODULE_PATH "\${CMAKE_CURRENT_SOURCE_DIR}/cmake")\ninclude(Program)\nprogram(prog main.c)`,
      'cmake/Program.cmake': module,
    });
    const program = (links: string): string =>
      `function(program name)\n  add_executable(\${name} \${ARGN})\n  target_link_libraries(\${name} ${links})\nendfunction()`;
    assert.equal(linkOf(files(program('m')), 'main.c'), 'missing prog');
    assert.equal(linkOf(files(program('m numa')), 'main.c'), 'numa');
    assert.equal(linkOf(files(program('${ARGN} ${LIBS}')), 'main.c'), 'unknown');
  });

  it('a folder that is not there may define what a name means', () => {
    const list =
      'add_subdirectory(vendor)\nadd_executable(prog main.c)\ntarget_link_libraries(prog placement)';
    assert.equal(linkOf(one(list), 'main.c'), 'unknown');
  });

  const fixes: readonly (readonly [string, string])[] = [
    [
      'add_executable(prog main.c)\n',
      'add_executable(prog main.c)\ntarget_link_libraries(prog PRIVATE numa)\n',
    ],
    [
      'add_executable(prog main.c)\ntarget_link_libraries(prog m)\n',
      'add_executable(prog main.c)\ntarget_link_libraries(prog m numa)\n',
    ],
    [
      'add_executable(prog main.c)\ntarget_link_libraries(prog\n  PRIVATE m\n)\n',
      'add_executable(prog main.c)\ntarget_link_libraries(prog\n  PRIVATE m numa\n)\n',
    ],
    [
      'add_executable(prog main.c)\ntarget_link_libraries(prog PRIVATE m INTERFACE c)\n',
      'add_executable(prog main.c)\ntarget_link_libraries(prog PRIVATE m INTERFACE c PRIVATE numa)\n',
    ],
  ];
  for (const [before, after] of fixes)
    it(`is fixed where it stands: ${before.replaceAll('\n', ' ')}`, () => {
      const files = fixed(one(before), 'main.c');
      assert.equal(files['CMakeLists.txt'], head + after);
      assert.equal(linkOf(files, 'main.c'), 'numa');
    });

  it('is not edited where a loop or a function names the program', () => {
    const list = 'foreach(n main other)\n  add_executable(${n} ${n}.c)\nendforeach()';
    assert.deepEqual(fixed(one(list), 'main.c'), {});
  });

  it('is read to its end or not at all', () => {
    for (const text of [
      'a(',
      'a)',
      'a b(c)',
      'a("x)',
      'a([[x)',
      'if(x)\nendforeach()',
      '(',
      'a(b))',
      'endif()',
    ])
      assert.equal(parseCMake(text), undefined, text);
    assert.equal(parseCMake('a("b\\"c" d\\ e [=[f]]g]=] "h\ni") # end')?.length, 1);
  });
});
