import { expect, it } from "vitest";
import { areaName } from "~/regions/area-name";

it("a village, district or province is named with its level as each language says it; a regency carries its own", () => {
  const village = { level: "desa", name: "Kauman" } as const;
  expect([areaName(village, "id"), areaName(village, "en")]).toEqual(["Desa Kauman", "Kauman Village"]);
  expect(areaName({ level: "provinsi", name: "Jawa Timur" }, "en")).toBe("Jawa Timur Province");
  expect(areaName({ level: "kabupaten", name: "Kabupaten Tulungagung" }, "en")).toBe("Kabupaten Tulungagung");
});
