/**
 * Commands and modules of CMake that change nothing about libraries, and packages that never bring libnuma along.
 * Source: cmake-commands(7), cmake-modules(7).
 */

const harmlessCommands = new Set(
  (
    'add_compile_definitions add_compile_options add_custom_command add_custom_target add_definitions add_dependencies ' +
    'add_test break cmake_dependent_option cmake_host_system_information cmake_language cmake_minimum_required ' +
    'cmake_path cmake_policy cmake_print_variables configure_file configure_package_config_file continue ' +
    'create_test_sourcelist ctest_test define_property enable_language enable_testing export externalproject_add ' +
    'feature_summary fetchcontent_declare fetchcontent_getproperties get_cmake_property get_test_property ' +
    'gtest_add_tests gtest_discover_tests include_directories include_guard include_regular_expression install ' +
    'link_directories load_cache mark_as_advanced message print_enabled_features remove_definitions ' +
    'set_package_properties set_source_files_properties set_tests_properties site_name source_group ' +
    'target_compile_definitions target_compile_features target_compile_options target_include_directories ' +
    'target_link_directories target_precompile_headers test_big_endian try_compile try_run variable_watch write_basic_package_version_file ' +
    'check_c_compiler_flag check_cxx_compiler_flag check_c_source_compiles check_cxx_source_compiles ' +
    'check_c_source_runs check_cxx_source_runs check_function_exists check_include_file check_include_file_cxx ' +
    'check_include_files check_library_exists check_struct_has_member check_symbol_exists check_cxx_symbol_exists ' +
    'check_type_size check_ipo_supported check_linker_flag check_prototype_definition processorcount ' +
    'find_package_handle_standard_args generate_export_header'
  ).split(' '),
);

const standardModules = new Set(
  (
    'AddFileDependencies BundleUtilities CMakeDependentOption CMakeFindDependencyMacro CMakePackageConfigHelpers ' +
    'CMakeParseArguments CMakePrintHelpers CMakePushCheckState CPack CTest CTestUseLaunchers CheckCCompilerFlag ' +
    'CheckCSourceCompiles CheckCSourceRuns CheckCXXCompilerFlag CheckCXXSourceCompiles CheckCXXSourceRuns ' +
    'CheckCXXSymbolExists CheckCompilerFlag CheckFunctionExists CheckIPOSupported CheckIncludeFile ' +
    'CheckIncludeFileCXX CheckIncludeFiles CheckLibraryExists CheckLinkerFlag CheckPIESupported ' +
    'CheckPrototypeDefinition CheckSourceCompiles CheckStructHasMember CheckSymbolExists CheckTypeSize ' +
    'CheckVariableExists Dart ExternalProject FeatureSummary FetchContent FindPackageHandleStandardArgs FindPackageMessage ' +
    'FindPkgConfig FindThreads FindOpenMP GNUInstallDirs GenerateExportHeader GoogleTest InstallRequiredSystemLibraries ' +
    'ProcessorCount TestBigEndian UseDoxygen WriteBasicConfigVersionFile ' +
    // Packages whose targets are named NAME::part, or are system libraries.
    'Threads OpenMP PkgConfig ZLIB OpenSSL Boost GTest CURL LibLZMA BZip2 Curses Doxygen Git Perl Python Python3 ' +
    'PythonInterp Bash Cppcheck ClangFormat Valgrind UUID BLAS LAPACK'
  ).split(' '),
);

export function isHarmless(command: string): boolean {
  return harmlessCommands.has(command);
}

export function isStandardModule(name: string): boolean {
  return standardModules.has(name);
}

/** Targets of packages that never bring libnuma. */
export function isHarmlessTarget(name: string): boolean {
  return /^(?:Threads|OpenMP|ZLIB|OpenSSL|Boost|GTest|GMock|CURL|LibLZMA|BZip2|fmt|spdlog|nlohmann_json|benchmark|Catch2|doctest|cxxopts|CLI11)::\w+$/.test(
    name,
  );
}
