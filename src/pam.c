#include "pam.h"

#ifdef IOCAGED_PAM

#include <security/pam_appl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const char service[] = "iocaged";

bool pam_built(void)
{
    return true;
}

/* Makes the response to a message. What is said to the user is said to nobody. */
static int respond(const struct pam_message *message, const char *password, struct pam_response *response)
{
    switch (message->msg_style) {
    case PAM_TEXT_INFO:
    case PAM_ERROR_MSG:
        return PAM_SUCCESS;
    case PAM_PROMPT_ECHO_OFF:
        response->resp = strdup(password);
        return response->resp != NULL ? PAM_SUCCESS : PAM_BUF_ERR;
    default:
        return PAM_CONV_ERR;
    }
}

static void free_responses(struct pam_response *responses, int count)
{
    for (int i = 0; i < count; i++) {
        if (responses[i].resp != NULL)
            explicit_bzero(responses[i].resp, strlen(responses[i].resp));
        free(responses[i].resp);
    }
    free(responses);
}

/* PAM's side of a conversation: what modules want to know. The responses are PAM's to free. */
static int converse(int count, const struct pam_message **messages, struct pam_response **responses, void *password)
{
    struct pam_response *made = NULL;
    int status = PAM_SUCCESS;

    if (count <= 0 || count > PAM_MAX_NUM_MSG)
        return PAM_CONV_ERR;
    made = calloc((size_t)count, sizeof(*made));
    if (made == NULL)
        return PAM_BUF_ERR;
    for (int i = 0; status == PAM_SUCCESS && i < count; i++)
        status = respond(messages[i], password, &made[i]);
    if (status == PAM_SUCCESS)
        *responses = made;
    else
        free_responses(made, count);
    return status;
}

static int start(const char *user, const struct pam_conv *conversation, const char *folder, pam_handle_t **handle)
{
#ifdef __LINUX_PAM__
    return pam_start_confdir(service, user, conversation, folder, handle);
#else
    return folder == NULL ? pam_start(service, user, conversation, handle) : PAM_SYSTEM_ERR;
#endif
}

bool pam_verify(const char *user, const char *password, const char *folder)
{
    const struct pam_conv conversation = { .conv = converse, .appdata_ptr = (void *)(uintptr_t)password };
    pam_handle_t *handle = NULL;
    int status = start(user, &conversation, folder, &handle);

    if (status != PAM_SUCCESS)
        return false;
    status = pam_authenticate(handle, PAM_SILENT | PAM_DISALLOW_NULL_AUTHTOK);
    if (status == PAM_SUCCESS)
        status = pam_acct_mgmt(handle, PAM_SILENT | PAM_DISALLOW_NULL_AUTHTOK);
    pam_end(handle, status);
    return status == PAM_SUCCESS;
}

#else

bool pam_built(void)
{
    return false;
}

bool pam_verify(const char *user, const char *password, const char *folder)
{
    (void)user;
    (void)password;
    (void)folder;
    return false;
}

#endif
