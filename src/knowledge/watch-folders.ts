/**
 * Tells of every change in some folders. Folders, not files: editors replace files, and a watch on the old one would
 * see no more.
 */
import { type FSWatcher, watch } from 'node:fs';

export interface FolderWatch {
  /** Watches anew: a folder may have come, or have been replaced. */
  renew(): void;
  close(): void;
}

/** Begins to watch; nothing here keeps the process alive. What cannot be watched is left to whoever polls. */
export function watchFolders(folders: readonly string[], changed: () => void): FolderWatch {
  let watchers: FSWatcher[] = [];
  const close = () => {
    for (const watcher of watchers) watcher.close();
    watchers = [];
  };
  const renew = () => {
    close();
    for (const folder of folders) {
      try {
        const watcher = watch(folder, { persistent: false }, changed);
        // A folder that goes away ends its watch.
        watcher.on('error', () => watcher.close());
        watchers.push(watcher);
      } catch {
        // No such folder, or no more watches to be had.
      }
    }
  };
  renew();
  return { renew, close };
}
