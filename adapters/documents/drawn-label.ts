/** A label as marks on a page: what is written where, which bars stand where. Points, from the top left corner. */

export interface Mark {
  readonly x: number;
  readonly y: number;
}
export interface TextMark extends Mark {
  readonly text: string;
  readonly size: number;
  readonly bold?: boolean;
}
export interface BoxMark extends Mark {
  readonly width: number;
  readonly height: number;
}
export interface DrawnLabel {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly texts: readonly TextMark[];
  readonly boxes: readonly BoxMark[];
}
