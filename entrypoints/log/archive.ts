export { openArchive } from '../../browser/log-archive.ts';
