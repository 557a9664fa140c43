/* ng-engine.c: see ng-engine.h. */
#include "store/ng-engine.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib-unix.h>
#include <netinet/in.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/ng-error.h"

/* Of what the child prints, this much is kept: its last error, not its log. */
#define KEPT_BYTES 4096u

/* A store that was killed in the middle of a large load replays its log first. */
#define START_SECONDS 120

/* Between asking the child to end and killing it. */
#define STOP_SECONDS 5

/* A port that was free may be taken before the child binds it. */
#define PORT_ATTEMPTS 5

/* What a child that loads keeps of a quad until it is sorted, and above which it sorts anyway. */
#define BYTES_PER_QUAD 2700u
#define LARGEST_LOAD ((guint64) 2400 << 20)
#define SMALLEST_LOAD 1000u

/* As much as a pipe holds. */
#define PIPE_BYTES (64u << 10)

struct _NgEngine
{
  GSubprocess *process;
  GThread *listener;
  char *url;
  GMutex mutex; /* guards what follows */
  GCond changed;
  GString *words;
  gboolean listening, ended;
};

char *
ng_engine_find (GError **error)
{
  const char *chosen = g_getenv ("NEWSGRAPH_OXIGRAPH");

  if (chosen && *chosen)
    {
      if (g_file_test (chosen, G_FILE_TEST_IS_EXECUTABLE)
          && !g_file_test (chosen, G_FILE_TEST_IS_DIR))
        return g_strdup (chosen);
      g_set_error (error, NG_ERROR, NG_ERROR_ENVIRONMENT,
                   "NEWSGRAPH_OXIGRAPH is \"%s\", which is no program", chosen);
      return NULL;
    }
  char *path = g_find_program_in_path ("oxigraph");
  if (path)
    return path;
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  if (self)
    {
      g_autofree char *dir = g_path_get_dirname (self);
      path = g_build_filename (dir, "venv", "bin", "oxigraph", NULL);
      if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
        return path;
      g_free (path);
    }
  g_set_error (error, NG_ERROR, NG_ERROR_ENVIRONMENT,
               "the store's engine, the program oxigraph, is not installed. One of these installs "
               "it:\n  pipx install oxigraph\n  cargo install oxigraph-cli\n"
               "or set NEWSGRAPH_OXIGRAPH to where it is");
  return NULL;
}

/* Runs in the child between fork and exec. */
static void
prepare_child (gpointer parent)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  setpgid (0, 0);
  if (getppid () != GPOINTER_TO_INT (parent))
    _exit (1);
}

/* A port that is free now; 0 if there is none. */
static guint
free_port (void)
{
  struct sockaddr_in address
      = { .sin_family = AF_INET, .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  socklen_t length = sizeof address;
  int fd = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  guint port = 0;

  if (fd < 0)
    return 0;
  if (bind (fd, (struct sockaddr *) &address, length) == 0
      && getsockname (fd, (struct sockaddr *) &address, &length) == 0)
    port = ntohs (address.sin_port);
  close (fd);
  return port;
}

/* Thread: keeps the end of what the child prints, so that its pipe never fills. */
static gpointer
listen_to_child (gpointer data)
{
  NgEngine *self = data;
  GInputStream *in = g_subprocess_get_stdout_pipe (self->process);
  char buffer[1024];

  for (;;)
    {
      gssize n = g_input_stream_read (in, buffer, sizeof buffer, NULL, NULL);
      g_mutex_lock (&self->mutex);
      if (n > 0)
        g_string_append_len (self->words, buffer, n);
      if (strstr (self->words->str, "Listening for requests"))
        {
          self->listening = TRUE;
          g_string_truncate (self->words, 0);
        }
      if (self->words->len > KEPT_BYTES)
        g_string_erase (self->words, 0, self->words->len - KEPT_BYTES);
      self->ended = n <= 0;
      g_cond_broadcast (&self->changed);
      g_mutex_unlock (&self->mutex);
      if (n <= 0)
        return NULL;
    }
}

/* @stdin_fd: -1 for none. */
static NgEngine *
spawn (const NgEngineOptions *options, const char *const *argv, int stdin_fd, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GError) local = NULL;
  NgEngine *self = g_new0 (NgEngine, 1);

  g_subprocess_launcher_set_child_setup (launcher, prepare_child, GINT_TO_POINTER (getpid ()),
                                         NULL);
  g_subprocess_launcher_setenv (launcher, "RUST_BACKTRACE", "0", TRUE);
  /* it frees a million small pieces at a time: glibc would sort its quick lists of them over and
   * over, a twelfth of the time */
  if (strcmp (argv[1], "load") == 0)
    g_subprocess_launcher_setenv (launcher, "GLIBC_TUNABLES", "glibc.malloc.mxfast=0", FALSE);
  if (stdin_fd >= 0)
    g_subprocess_launcher_take_stdin_fd (launcher, fcntl (stdin_fd, F_DUPFD_CLOEXEC, 3));
  if (options->lock_fd >= 0)
    g_subprocess_launcher_take_fd (launcher, fcntl (options->lock_fd, F_DUPFD_CLOEXEC, 3), 3);
  self->process = g_subprocess_launcher_spawnv (launcher, argv, &local);
  if (self->process == NULL)
    {
      g_set_error (error, NG_ERROR, NG_ERROR_ENVIRONMENT, "%s: cannot be started: %s", argv[0],
                   local->message);
      g_free (self);
      return NULL;
    }
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  self->words = g_string_new (NULL);
  self->listener = g_thread_new ("engine", listen_to_child, self);
  return self;
}

/* Waits until the child listens or has ended. TRUE if it listens. */
static gboolean
wait_until (NgEngine *self, gboolean listening, int seconds)
{
  gint64 deadline = g_get_monotonic_time () + seconds * G_TIME_SPAN_SECOND;

  g_mutex_lock (&self->mutex);
  while (!self->ended && !(listening && self->listening)
         && g_cond_wait_until (&self->changed, &self->mutex, deadline))
    ;
  gboolean reached = listening ? self->listening && !self->ended : self->ended;
  g_mutex_unlock (&self->mutex);
  return reached;
}

static void
set_failure (NgEngine *self, const char *doing, GError **error)
{
  g_autofree char *words = ng_engine_last_words (self);
  g_set_error (error, NG_ERROR, NG_ERROR_ENVIRONMENT, "%s: %s", doing,
               *words ? words : "the engine ended without a word");
}

NgEngine *
ng_engine_start (const NgEngineOptions *options, GError **error)
{
  g_autofree char *program = ng_engine_find (error);

  for (guint attempt = 1; program; attempt++)
    {
      g_autofree char *bind = g_strdup_printf ("127.0.0.1:%u", free_port ());
      g_autofree char *timeout = g_strdup_printf ("%u", options->timeout_s);
      const char *argv[] = { program,
                             options->writable ? "serve" : "serve-read-only",
                             "--location",
                             options->folder,
                             "--bind",
                             bind,
                             options->timeout_s ? "--timeout-s" : NULL,
                             timeout,
                             NULL };
      NgEngine *self = spawn (options, argv, -1, error);
      if (self == NULL)
        return NULL;
      self->url = g_strconcat ("http://", bind, NULL);
      if (wait_until (self, TRUE, START_SECONDS))
        return self;
      g_autofree char *words = ng_engine_last_words (self);
      gboolean again = strstr (words, "in use") && attempt < PORT_ATTEMPTS;
      if (!again)
        set_failure (self, "the store's engine does not start", error);
      ng_engine_stop (self);
      if (!again)
        return NULL;
    }
  return NULL;
}

NgEngine *
ng_engine_start_load (const NgEngineOptions *options, FILE **in, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *program = ng_engine_find (error);
  const char *argv[] = { program, "load", "--location", options->folder, "--format", "nq", NULL };
  int ends[2];

  if (program == NULL)
    return NULL;
  if (!g_unix_open_pipe (ends, FD_CLOEXEC, &local))
    {
      g_set_error (error, NG_ERROR, NG_ERROR_ENVIRONMENT, "%s", local->message);
      return NULL;
    }
  NgEngine *self = spawn (options, argv, ends[0], error);
  close (ends[0]);
  if (self)
    {
      *in = fdopen (ends[1], "wb");
      setvbuf (*in, NULL, _IOFBF, PIPE_BYTES);
    }
  else
    close (ends[1]);
  return self;
}

guint64
ng_engine_load_quads (guint64 memory_bytes)
{
  return memory_bytes >= LARGEST_LOAD ? 0 : MAX (SMALLEST_LOAD, memory_bytes / BYTES_PER_QUAD);
}

guint64
ng_engine_free_memory (void)
{
  g_autofree char *text = NULL;
  const char *line = g_file_get_contents ("/proc/meminfo", &text, NULL, NULL)
                         ? strstr (text, "MemAvailable:")
                         : NULL;

  return line ? g_ascii_strtoull (line + strlen ("MemAvailable:"), NULL, 10) << 10
              : LARGEST_LOAD / 2;
}

/* Waits until the child has ended of itself. */
static gboolean
finish (NgEngine *self, const char *doing, GError **error)
{
  while (!wait_until (self, FALSE, START_SECONDS))
    ;
  gboolean ok = g_subprocess_wait_check (self->process, NULL, NULL);
  if (!ok && g_subprocess_get_if_signaled (self->process))
    g_set_error (error, NG_ERROR, NG_ERROR_ENVIRONMENT,
                 "%s: it was ended by signal %d, as when memory runs out", doing,
                 g_subprocess_get_term_sig (self->process));
  else if (!ok)
    set_failure (self, doing, error);
  return ok;
}

gboolean
ng_engine_finish_load (NgEngine *self, GError **error)
{
  return finish (self, "the store's engine does not load", error);
}

/* Has the program do one thing to a folder and waits for its end. */
static gboolean
run_to_end (const NgEngineOptions *options, const char *const *argv, const char *doing,
            GError **error)
{
  g_autoptr (NgEngine) self = spawn (options, argv, -1, error);

  return self && finish (self, doing, error);
}

gboolean
ng_engine_load_file (const NgEngineOptions *options, const char *file, GError **error)
{
  g_autofree char *program = ng_engine_find (error);
  const char *argv[] = { program, "load", "--location", options->folder, "--file", file, NULL };

  return program && run_to_end (options, argv, "the store's engine does not load", error);
}

gboolean
ng_engine_optimize (const NgEngineOptions *options, GError **error)
{
  g_autofree char *program = ng_engine_find (error);
  const char *argv[] = { program, "optimize", "--location", options->folder, NULL };

  return program
         && run_to_end (options, argv, "the store's engine does not sort its indexes", error);
}

void
ng_engine_stop (NgEngine *self)
{
  if (self == NULL)
    return;
  g_subprocess_send_signal (self->process, SIGTERM);
  if (!wait_until (self, FALSE, STOP_SECONDS))
    g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_thread_join (self->listener);
  g_object_unref (self->process);
  g_string_free (self->words, TRUE);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self->url);
  g_free (self);
}

const char *
ng_engine_url (const NgEngine *self)
{
  return self->url;
}

gboolean
ng_engine_has_ended (NgEngine *self, int seconds)
{
  return wait_until (self, FALSE, seconds);
}

char *
ng_engine_last_words (NgEngine *self)
{
  g_mutex_lock (&self->mutex);
  g_autofree char *text = g_utf8_make_valid (self->words->str, self->words->len);
  g_mutex_unlock (&self->mutex);
  /* Rust prints a backtrace below the error, even when it is told not to. */
  char *trace = strstr (text, "Stack backtrace");
  if (trace)
    *trace = '\0';
  g_strchug (g_strchomp (text));
  g_strdelimit (text, "\n", ' ');
  /* before its error may stand advice */
  const char *error = strstr (text, "Error: ");
  return g_strdup (error ? error + strlen ("Error: ") : text);
}
