// CommonJS may load JSON in every release of Node, and without a warning; a bundler takes this table and no other.
import runs = require('iconv-lite/encodings/tables/cp936.json');

export = runs;
