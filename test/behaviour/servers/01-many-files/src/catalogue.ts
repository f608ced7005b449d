export interface Book {
  isbn: string;
  title: string;
  year: number;
}

/** Loaded once, read by every session. */
export const catalogue: ReadonlyMap<string, Book> = new Map(
  [
    { isbn: '1', title: 'The Lighthouse Keeper', year: 1931 },
    { isbn: '2', title: 'A Field Guide to Fog', year: 1987 },
  ].map((book) => [book.isbn, book]),
);
