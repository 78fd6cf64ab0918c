import { expect, it } from "vitest";
import { HOME_VILLAGE } from "../../seeds/demo/villages";
import { axeFindings, bothViewports, sidewaysScroll, signInAs, useApp } from "./support";

const { open } = useApp();

bothViewports((viewport) => {
  it("lets a coordinator in with login and password, to a page axe finds nothing wrong with", async () => {
    const page = await open(viewport);
    await page.goto("/masuk");
    expect(await axeFindings(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await signInAs(page, "koordinator");
    expect(new URL(page.url()).pathname).toBe(`/wilayah/${HOME_VILLAGE}`);
  });
});
