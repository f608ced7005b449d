export class NoteStore {
  private readonly notes = new Map<string, string>([
    ["milk", "Buy milk"],
    ["call", "Call the plumber"],
  ]);

  constructor(readonly owner: string) {}

  find(id: string): string {
    const note = this.notes.get(id);
    if (note === undefined) throw new Error(`${this.owner} has no note ${id}`);
    return note;
  }

  ids(): string[] {
    return [...this.notes.keys()];
  }
}
