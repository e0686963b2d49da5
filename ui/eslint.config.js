import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

/** views → features → shared → lib: a layer may import what stands below it, never what stands above. */
const above = {
  lib: ["$shared/*", "$features/*", "$views/*", "**/shared/**", "**/features/**", "**/views/**"],
  shared: ["$features/*", "$views/*", "**/features/**", "**/views/**"],
  features: ["$views/*", "**/views/**", "$features/*", "../*"],
};

const tauri = {
  group: ["@tauri-apps/*"],
  message: "Only src/lib/transport.ts talks to the program around the pages.",
};

const layer = (name, message) => ({
  files: [`src/${name}/**/*.{ts,svelte}`],
  rules: {
    "no-restricted-imports": ["error", { patterns: [{ group: above[name], message }, tauri] }],
  },
});

export default ts.config(
  { ignores: ["dist/", "node_modules/", "src/lib/generated/"] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig } },
  },
  {
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-restricted-imports": ["error", { patterns: [tauri] }],
      // Text of articles is drawn as runs; markup made from it would be a way in for scripts.
      "svelte/no-at-html-tags": "error",
      // The policy of the pages blocks style attributes; the style: directive goes through the CSSOM.
      "no-restricted-syntax": [
        "error",
        { selector: 'SvelteAttribute > SvelteName[name="style"]', message: "Write style:--name={value} instead." },
      ],
      "svelte/require-each-key": "error",
      // Plain sets and maps that no markup reads need no reactive twin.
      "svelte/prefer-svelte-reactivity": "off",
      // Addresses never leave the page: navigation is state, links open through the program.
      "svelte/no-navigation-without-resolve": "off",
    },
  },
  layer("lib", "lib stands below everything else and imports none of it."),
  layer("shared", "A shared component knows no feature and no view."),
  layer("features", "A feature knows no view and no other feature; put what two of them need into lib or shared."),
  {
    // A test may put things together that the product keeps apart.
    files: ["src/**/*.test.ts"],
    rules: { "no-restricted-imports": ["error", { patterns: [tauri] }] },
  },
  {
    files: ["src/lib/transport.ts"],
    rules: { "no-restricted-imports": "off" },
  },
);
