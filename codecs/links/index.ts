/** Links and objects of OLE 1: who can give again what was copied. */
export { Link, makeLink, readLink, writeLink } from './link.js';
export { Native } from './native.js';
export { makeObjectLink, ObjectLink, readObjectLink, writeObjectLink } from './object-link.js';
export { OwnerLink, readOwnerLink, writeOwnerLink } from './owner-link.js';
