/*
 * An adapter for dde-spec in C for Windows: what the compiler makes of the structures of dde.h, and what user32 makes
 * of lParams. docs/adapters.md explains the lines; conformance/wine/c-adapter.ts compiles it.
 *
 * No bit position and no offset stands here: the masks are read from a structure in which one bit-field is all ones,
 * the offsets come from offsetof, and layouts.inc holds names alone.
 */
#include <fcntl.h>
#include <io.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>
#include <dde.h>
#include <ddeml.h>
#include <shlobj.h>

#define PLATFORM (sizeof(void *) == 8 ? "win64" : "win32")

/* ---- JSON, as far as requests need it: pointers into a line that the runner has made. */

static const char *blanks(const char *p) {
  while (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n') p++;
  return p;
}

/* Past a string; NULL if it does not end. */
static const char *past_string(const char *p) {
  for (p++; *p != '"'; p++) {
    if (*p == '\0') return NULL;
    if (*p == '\\' && *++p == '\0') return NULL;
  }
  return p + 1;
}

/* Past any value; depth is counted, not called. */
static const char *past_value(const char *p) {
  int depth = 0;
  p = blanks(p);
  do {
    if (*p == '\0') return NULL;
    if (*p == '"') {
      if ((p = past_string(p)) == NULL) return NULL;
    } else {
      if (*p == '{' || *p == '[') depth++;
      else if (*p == '}' || *p == ']') depth--;
      else if (depth == 0) {
        while (*p != '\0' && strchr(",}] \t\r\n", *p) == NULL) p++;
        return p;
      }
      p++;
    }
  } while (depth > 0);
  return p;
}

/* The value of a member of an object; NULL if there is none. Names with escapes are nobody's. */
static const char *member(const char *object, const char *name) {
  size_t length = strlen(name);
  const char *p;
  if (object == NULL || *(p = blanks(object)) != '{') return NULL;
  p = blanks(p + 1);
  while (p != NULL && *p == '"') {
    const char *key = p + 1;
    const char *end = past_string(p);
    if (end == NULL || *(p = blanks(end)) != ':') return NULL;
    p = blanks(p + 1);
    if ((size_t)(end - 1 - key) == length && memcmp(key, name, length) == 0) return p;
    if ((p = past_value(p)) == NULL || *(p = blanks(p)) != ',') return NULL;
    p = blanks(p + 1);
  }
  return NULL;
}

static int is_text(const char *value, const char *text) {
  size_t length = strlen(text);
  return value != NULL && *value == '"' && strncmp(value + 1, text, length) == 0 && value[length + 1] == '"';
}

static int is_true(const char *value) { return value != NULL && strncmp(value, "true", 4) == 0; }

/* A number, plain or as {"$int": "..."}; unsigned ones of 64 bits keep their bits. */
static int number(const char *value, long long *result) {
  const char *digits = value;
  char *end;
  if (value == NULL) return 0;
  if (*value == '{') {
    if ((digits = member(value, "$int")) == NULL || *digits != '"') return 0;
    digits++;
  }
  *result = *digits == '-' ? strtoll(digits, &end, 10) : (long long)strtoull(digits, &end, 10);
  return end != digits;
}

/* ---- Bytes. */

static int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The bytes of a text of digits, to be freed; NULL if it is none. */
static unsigned char *bytes_of(const char *text, size_t *count) {
  const char *end = text == NULL || *text != '"' ? NULL : past_string(text);
  unsigned char *bytes;
  if (end == NULL || (bytes = malloc((size_t)(end - text))) == NULL) return NULL;
  *count = 0;
  for (text++; text + 1 < end;) {
    int high, low;
    if (*text == ' ') {
      text++;
      continue;
    }
    if ((high = digit(text[0])) < 0 || (low = digit(text[1])) < 0) {
      free(bytes);
      return NULL;
    }
    bytes[(*count)++] = (unsigned char)(high << 4 | low);
    text += 2;
  }
  return bytes;
}

static void print_bytes(const unsigned char *bytes, size_t count) {
  size_t i;
  for (i = 0; i < count; i++) printf("%02X", bytes[i]);
}

/* ---- The structures of dde.h. */

/* The bits of one bit-field, as the compiler lays them out. */
#define BITS(S, f)                                                                                                    \
  ({                                                                                                                  \
    S structure_;                                                                                                     \
    unsigned short word_;                                                                                             \
    memset(&structure_, 0, sizeof structure_);                                                                        \
    structure_.f = -1;                                                                                                \
    memcpy(&word_, &structure_, sizeof word_);                                                                        \
    word_;                                                                                                            \
  })

#define MOST_FLAGS 4

struct shape {
  const char *name;
  size_t header;
  const char *tail; /* what follows the header */
  unsigned short reserved;
  unsigned short code; /* a number inside the word; 0: none */
  size_t format;       /* where cfFormat is; 0: nowhere */
  struct {
    const char *name;
    unsigned short bits;
  } flags[MOST_FLAGS];
};

static struct shape shapes[6];

static void make_shapes(void) {
  struct shape made[6] = {
      {"DDEACK", sizeof(DDEACK), "trailing", BITS(DDEACK, reserved), BITS(DDEACK, bAppReturnCode), 0,
       {{"fAck", BITS(DDEACK, fAck)}, {"fBusy", BITS(DDEACK, fBusy)}}},
      {"DDEADVISE", sizeof(DDEADVISE), "trailing", BITS(DDEADVISE, reserved), 0, offsetof(DDEADVISE, cfFormat),
       {{"fAckReq", BITS(DDEADVISE, fAckReq)}, {"fDeferUpd", BITS(DDEADVISE, fDeferUpd)}}},
      {"DDEDATA", offsetof(DDEDATA, Value), "value", BITS(DDEDATA, unused) | BITS(DDEDATA, reserved), 0,
       offsetof(DDEDATA, cfFormat),
       {{"fAckReq", BITS(DDEDATA, fAckReq)}, {"fRelease", BITS(DDEDATA, fRelease)},
        {"fResponse", BITS(DDEDATA, fResponse)}}},
      {"DDEPOKE", offsetof(DDEPOKE, Value), "value", BITS(DDEPOKE, unused) | BITS(DDEPOKE, fReserved), 0,
       offsetof(DDEPOKE, cfFormat), {{"fRelease", BITS(DDEPOKE, fRelease)}}},
      {"DDELN", sizeof(DDELN), "trailing", BITS(DDELN, unused), 0, offsetof(DDELN, cfFormat),
       {{"fAckReq", BITS(DDELN, fAckReq)}, {"fDeferUpd", BITS(DDELN, fDeferUpd)},
        {"fRelease", BITS(DDELN, fRelease)}}},
      {"DDEUP", offsetof(DDEUP, rgb), "value", BITS(DDEUP, unused) | BITS(DDEUP, fReserved), 0,
       offsetof(DDEUP, cfFormat),
       {{"fAckReq", BITS(DDEUP, fAckReq)}, {"fRelease", BITS(DDEUP, fRelease)}, {"fAck", BITS(DDEUP, fAck)}}},
  };
  memcpy(shapes, made, sizeof made);
}

static const struct shape *shape_of(const char *format) {
  size_t i;
  for (i = 0; i < sizeof shapes / sizeof *shapes; i++)
    if (is_text(format, shapes[i].name)) return &shapes[i];
  return NULL;
}

/* How far the bits of a number are from the low end. */
static unsigned lowest(unsigned short bits) { return bits & -bits; }

static void decode(const struct shape *shape, const char *request) {
  size_t count;
  int i;
  unsigned short word, format;
  unsigned char *bytes = bytes_of(member(request, "bytes"), &count);
  if (bytes == NULL) {
    printf("\"error\":\"the bytes are no pairs of digits\"");
    return;
  }
  if (count < shape->header) {
    printf("\"refused\":{\"offset\":%u}", (unsigned)count);
    free(bytes);
    return;
  }
  memcpy(&word, bytes, sizeof word);
  printf("\"ok\":{\"reserved\":%u", word & shape->reserved);
  for (i = 0; i < MOST_FLAGS && shape->flags[i].name != NULL; i++)
    printf(",\"%s\":%s", shape->flags[i].name, word & shape->flags[i].bits ? "true" : "false");
  if (shape->code != 0) printf(",\"bAppReturnCode\":%u", (word & shape->code) / lowest(shape->code));
  if (shape->format != 0) {
    memcpy(&format, bytes + shape->format, sizeof format);
    printf(",\"cfFormat\":%u", format);
  }
  printf(",\"%s\":{\"$bytes\":\"", shape->tail);
  print_bytes(bytes + shape->header, count - shape->header);
  printf("\"}}");
  free(bytes);
}

static void encode(const struct shape *shape, const char *request) {
  const char *value = member(request, "value");
  unsigned char header[8] = {0};
  unsigned short word = 0, format;
  long long read;
  size_t count;
  int i;
  unsigned char *tail = bytes_of(member(member(value, shape->tail), "$bytes"), &count);
  if (tail == NULL) {
    printf("\"refused\":{\"why\":\"no bytes after the header\"}");
    return;
  }
  if (number(member(value, "reserved"), &read)) word |= (unsigned short)read & shape->reserved;
  for (i = 0; i < MOST_FLAGS && shape->flags[i].name != NULL; i++)
    if (is_true(member(value, shape->flags[i].name))) word |= shape->flags[i].bits;
  if (shape->code != 0 && number(member(value, "bAppReturnCode"), &read))
    word |= (unsigned short)(read * lowest(shape->code)) & shape->code;
  memcpy(header, &word, sizeof word);
  if (shape->format != 0 && number(member(value, "cfFormat"), &read)) {
    format = (unsigned short)read;
    memcpy(header + shape->format, &format, sizeof format);
  }
  printf("\"ok\":{\"bytes\":\"");
  print_bytes(header, shape->header);
  print_bytes(tail, count);
  printf("\"}");
  free(tail);
}

/* ---- Layouts. */

struct row {
  const char *structure;
  char kind; /* s: its size, o: the offset of a field, b: the bits of a bit-field */
  const char *name;
  unsigned value;
};

static struct row rows[1024];
static size_t row_count;

static void put(const char *structure, char kind, const char *name, unsigned value) {
  struct row row = {structure, kind, name, value};
  if (row_count < sizeof rows / sizeof *rows) rows[row_count++] = row;
}

static void make_rows(void) {
#define STRUCTURE(S) put(#S, 's', NULL, sizeof(S));
#define OFFSET(S, f) put(#S, 'o', #f, offsetof(S, f));
#define MASK(S, f) put(#S, 'b', #f, BITS(S, f));
#include "layouts.inc"
}

static void members(const char *structure, char kind) {
  size_t i, shown = 0;
  printf("{");
  for (i = 0; i < row_count; i++)
    if (rows[i].kind == kind && is_text(structure, rows[i].structure))
      printf("%s\"%s\":%u", shown++ > 0 ? "," : "", rows[i].name, rows[i].value);
  printf("}");
}

static void layout(const char *request) {
  const char *structure = member(request, "structure");
  size_t i;
  for (i = 0; i < row_count; i++) {
    if (rows[i].kind != 's' || !is_text(structure, rows[i].structure)) continue;
    printf("\"ok\":{\"size\":%u,\"offsets\":", rows[i].value);
    members(structure, 'o');
    printf(",\"bits\":");
    members(structure, 'b');
    printf("}");
    return;
  }
  printf("\"unsupported\":\"no such structure\"");
}

/* ---- The packing functions. */

static void print_lparam(LPARAM lParam) { printf("\"ok\":{\"lParam\":{\"$int\":\"%lld\"}}", (long long)lParam); }

/* 0 if the request is none of these. */
static int pack(const char *op, const char *request) {
  long long message = 0, received = 0, posted = 0, lo = 0, hi = 0, value = 0;
  UINT_PTR low, high;
  LPARAM lParam;
  number(member(request, "message"), &message);
  number(member(request, "received"), &received);
  number(member(request, "posted"), &posted);
  number(member(request, "lo"), &lo);
  number(member(request, "hi"), &hi);
  number(member(request, "lParam"), &value);
  lParam = (LPARAM)value;
  if (is_text(op, "pack")) {
    print_lparam(PackDDElParam((UINT)message, (UINT_PTR)lo, (UINT_PTR)hi));
  } else if (is_text(op, "reuse")) {
    print_lparam(ReuseDDElParam(lParam, (UINT)received, (UINT)posted, (UINT_PTR)lo, (UINT_PTR)hi));
  } else if (is_text(op, "unpack")) {
    if (UnpackDDElParam((UINT)message, lParam, &low, &high))
      printf("\"ok\":{\"lo\":{\"$int\":\"%llu\"},\"hi\":{\"$int\":\"%llu\"}}", (unsigned long long)low,
             (unsigned long long)high);
    else
      printf("\"refused\":{}");
  } else if (is_text(op, "free")) {
    printf(FreeDDElParam((UINT)message, lParam) ? "\"ok\":{}" : "\"refused\":{}");
  } else if (is_text(op, "block")) {
    /* Not GlobalFlags: Wine answers the same for a block that was freed. */
    printf("\"ok\":{\"block\":%s}", lParam > 0 && GlobalSize((HGLOBAL)lParam) > 0 ? "true" : "false");
  } else {
    return 0;
  }
  return 1;
}

/* ---- The lines. */

static void hello(void) {
  size_t i, shown = 0;
  printf("\"ok\":{\"protocol\":1,\"name\":\"user32 and the C compiler\",\"version\":\"1.0\",\"language\":\"C\"");
  printf(",\"platforms\":[\"%s\"],\"lparam\":[\"%s\"],\"reports\":[\"offset\"],\"formats\":{", PLATFORM, PLATFORM);
  for (i = 0; i < sizeof shapes / sizeof *shapes; i++)
    printf("%s\"%s\":[\"decode\",\"encode\"]", i > 0 ? "," : "", shapes[i].name);
  printf("},\"structures\":[");
  for (i = 0; i < row_count; i++)
    if (rows[i].kind == 's') printf("%s\"%s\"", shown++ > 0 ? "," : "", rows[i].structure);
  printf("],\"pipeline\":16}");
}

/* 0 if the conversation is over. */
static int answer(const char *request) {
  const char *op = member(request, "op");
  const struct shape *shape = shape_of(member(request, "format"));
  long long id = 0;
  if (is_text(op, "bye")) return 0;
  number(member(request, "id"), &id);
  printf("{\"id\":%lld,", id);
  if (is_text(op, "hello")) hello();
  else if (is_text(op, "decode") && shape != NULL) decode(shape, request);
  else if (is_text(op, "encode") && shape != NULL) encode(shape, request);
  else if (is_text(op, "layout")) layout(request);
  else if (!pack(op, request)) printf("\"unsupported\":\"not written yet\"");
  printf("}\n");
  fflush(stdout);
  return 1;
}

int main(void) {
  size_t room = 1 << 16, length = 0;
  char *line = malloc(room);
  int c;
  _setmode(0, _O_BINARY);
  _setmode(1, _O_BINARY);
  make_shapes();
  make_rows();
  while (line != NULL && (c = getchar()) != EOF) {
    if (c == '\n') {
      line[length] = '\0';
      length = 0;
      if (!answer(line)) break;
      continue;
    }
    line[length++] = (char)c;
    if (length == room) {
      char *more = realloc(line, room *= 2);
      if (more == NULL) return 1;
      line = more;
    }
  }
  free(line);
  return 0;
}
