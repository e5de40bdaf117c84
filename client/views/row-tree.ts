/** A tree of rows in the editor. What is in it is made elsewhere, as data; here it only becomes items. */
import * as vscode from 'vscode';
import type { Row } from './rows';
import type { ViewId } from './table';

export class RowTree implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #roots: () => readonly Row[] | Promise<readonly Row[]>;
  readonly #view: vscode.TreeView<Row>;

  constructor(id: ViewId, roots: () => readonly Row[] | Promise<readonly Row[]>) {
    this.#roots = roots;
    this.#view = vscode.window.createTreeView(id, { treeDataProvider: this, showCollapseAll: true });
  }

  refresh(): void {
    this.#changed.fire();
  }

  async getChildren(row?: Row): Promise<Row[]> {
    if (row === undefined) return [...(await this.#roots())];
    return [...(row.children ?? (await row.load?.()) ?? [])];
  }

  getTreeItem(row: Row): vscode.TreeItem {
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const opens = row.load !== undefined || (row.children?.length ?? 0) > 0;
    const item = new vscode.TreeItem(row.label, !opens ? None : row.expanded === true ? Expanded : Collapsed);
    item.id = row.id;
    if (row.description !== undefined) item.description = row.description;
    if (row.tooltip !== undefined) item.tooltip = row.tooltip;
    if (row.icon !== undefined) item.iconPath = new vscode.ThemeIcon(row.icon);
    if (row.kind !== undefined) item.contextValue = row.kind;
    if (row.go !== undefined) item.command = { ...row.go, arguments: [...row.go.arguments] };
    const words = [row.label, row.description ?? ''].filter((text) => text !== '');
    item.accessibilityInformation = { label: row.spoken ?? words.join(', ') };
    return item;
  }

  dispose(): void {
    this.#view.dispose();
    this.#changed.dispose();
  }
}
