/** Tells whoever started this process how much memory it holds, in bytes, each time that they ask. */
process.on('message', () => process.send?.(process.memoryUsage.rss()));
