import { UnusableFileError } from "./unusable-file";

export type XmlHandler = {
  /** `attributes` is the raw text between name and bracket, for `attributeOf`. */
  open: (name: string, attributes: string) => void;
  close: (name: string) => void;
  /** Text comes in pieces. */
  text: (piece: string) => void;
};

/** A tag, comment or entity longer than this is no spreadsheet's. */
const longestConstruct = 256 * 1024;
const damaged = () => new UnusableFileError({ code: "damaged" });

/**
 * Reads the XML of a workbook part in pieces of any size, holding no more than one tag. Names come without
 * their prefix. Document types, and with them all entities but the five of XML itself, are refused
 * (no expansion, no outside file can be asked for).
 */
export class XmlScan {
  private rest = "";
  private depth = 0;

  constructor(private readonly handler: XmlHandler) {}

  push(piece: string): void {
    const xml = this.rest === "" ? piece : this.rest + piece;
    let at = 0;
    while (at < xml.length) {
      const next = xml.charCodeAt(at) === 60 ? this.construct(xml, at) : this.plainText(xml, at);
      if (next < 0) break;
      at = next;
    }
    this.rest = xml.slice(at);
    if (this.rest.length > longestConstruct) throw damaged();
  }

  end(): void {
    if (this.rest !== "" || this.depth !== 0) throw damaged();
  }

  /** Passes on text up to the next tag; an entity cut in two waits for its end (-1). */
  private plainText(xml: string, at: number): number {
    const tag = xml.indexOf("<", at);
    if (tag >= 0) {
      this.handler.text(decodeEntities(xml.slice(at, tag)));
      return tag;
    }
    const entity = xml.lastIndexOf("&");
    const cut = entity >= at && xml.indexOf(";", entity) < 0 && xml.length - entity < 12 ? entity : xml.length;
    if (cut === at) return -1;
    this.handler.text(decodeEntities(xml.slice(at, cut)));
    return cut;
  }

  private construct(xml: string, at: number): number {
    const second = xml.charAt(at + 1);
    if (second === "?") return past(xml, "?>", at);
    if (second !== "!") return this.tag(xml, at);
    const opening = xml.slice(at, at + 9);
    if (opening.startsWith("<!--")) return past(xml, "-->", at + 4);
    if (opening !== "<![CDATA[") {
      if ("<!--".startsWith(opening) || "<![CDATA[".startsWith(opening)) return -1;
      throw new UnusableFileError({ code: "xml_refused" });
    }
    const end = past(xml, "]]>", at);
    if (end >= 0) this.handler.text(xml.slice(at + 9, end - 3));
    return end;
  }

  private tag(xml: string, at: number): number {
    const end = tagEnd(xml, at + 1);
    if (end < 0) return -1;
    if (xml.charAt(at + 1) === "/") {
      this.depth -= 1;
      this.handler.close(localName(xml.slice(at + 2, end).trimEnd()));
      return end + 1;
    }
    const empty = xml.charAt(end - 1) === "/";
    const inside = xml.slice(at + 1, empty ? end - 1 : end);
    const space = inside.search(/\s/);
    const name = localName(space < 0 ? inside : inside.slice(0, space));
    if (name === "") throw damaged();
    this.handler.open(name, space < 0 ? "" : inside.slice(space));
    if (empty) this.handler.close(name);
    else this.depth += 1;
    return end + 1;
  }
}

function past(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

const quoteOrEnd = /["'>]/g;

/** The `>` that ends a tag, not one inside an attribute; -1 where it has not come yet. */
function tagEnd(xml: string, from: number): number {
  quoteOrEnd.lastIndex = from;
  for (let found = quoteOrEnd.exec(xml); found !== null; found = quoteOrEnd.exec(xml)) {
    if (found[0] === ">") return found.index;
    const closing = xml.indexOf(found[0], found.index + 1);
    if (closing < 0) return -1;
    quoteOrEnd.lastIndex = closing + 1;
  }
  return -1;
}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

/**
 * The value of an attribute by its local name; null where the tag has none. Walks from `=` to `=` instead of
 * matching a pattern, so that a hostile tag costs no more than its length.
 */
export function attributeOf(attributes: string, name: string): string | null {
  let at = 0;
  for (;;) {
    const equals = attributes.indexOf("=", at);
    if (equals < 0) return null;
    let quote = equals + 1;
    while (attributes.charCodeAt(quote) <= 32) quote += 1;
    const mark = attributes.charAt(quote);
    const end = mark === '"' || mark === "'" ? attributes.indexOf(mark, quote + 1) : -1;
    if (end < 0) throw damaged();
    if (localName(attributes.slice(at, equals).trim()) === name) return decodeEntities(attributes.slice(quote + 1, end));
    at = end + 1;
  }
}

const named = new Map([["lt", "<"], ["gt", ">"], ["amp", "&"], ["quot", '"'], ["apos", "'"]]);

function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([\w.-]+));/gi, (_, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) {
      const letter = named.get(name);
      if (letter === undefined) throw new UnusableFileError({ code: "xml_refused" });
      return letter;
    }
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (code > 0x10ffff) throw damaged();
    return String.fromCodePoint(code);
  });
}
