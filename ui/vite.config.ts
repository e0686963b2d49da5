import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

const folder = (name: string) => fileURLToPath(new URL(`./src/${name}`, import.meta.url));

export default defineConfig({
  // Relative addresses, because the pages are served from inside the program.
  base: "./",
  plugins: [svelte()],
  resolve: {
    alias: {
      $lib: folder("lib"),
      $shared: folder("shared"),
      $features: folder("features"),
      $views: folder("views"),
    },
    // Without this the tests would run Svelte's server build, which knows no state.
    ...(process.env["VITEST"] ? { conditions: ["browser"] } : {}),
  },
  build: {
    target: ["safari16", "chrome110"],
    // Fonts and icons as files: the policy of the pages allows data addresses for pictures only.
    assetsInlineLimit: 0,
    // The web view preloads by itself, and the helper would be an inline script in older ones.
    modulePreload: false,
    chunkSizeWarningLimit: 900,
  },
  server: { host: "127.0.0.1", port: 5199, strictPort: true },
  test: {
    include: ["src/**/*.test.ts", "tests/**/*.test.ts"],
    environment: "node",
    restoreMocks: true,
  },
});
